-- Who reads the source: ARGV is process, grant, leaseMs, graceMs, maxAgeMs.
-- Answers what came of it, milliseconds or whether the replica is doubtful, epoch, sequence.
local process, grant = ARGV[1], ARGV[2]
local lease_ms, grace_ms, max_age_ms = tonumber(ARGV[3]), ARGV[4], tonumber(ARGV[5])
local now = now_ms()

local kept = kept_replica()
local epoch, sequence = kept and kept.epoch or '', kept and kept.sequence or ''
local doubtful = kept and is_doubtful(kept)

-- An age below zero: the clock was set back.
local age = kept and now - tonumber(kept.refreshedAt) or -1
if kept and not doubtful and age >= 0 and age < max_age_ms then
  return { 'fresh', age, epoch, sequence }
end

local lease = redis.call('HMGET', LEASE, 'process', 'until')
local remaining = (tonumber(lease[2]) or 0) - now
-- More than a lease lasts: the clock was set back.
if lease[1] and lease[1] ~= process and remaining > 0 and remaining <= lease_ms then
  return { 'busy', remaining, epoch, sequence }
end

redis.call('HSET', LEASE, 'process', process, 'grant', grant, 'until', text(now + lease_ms))
redis.call('PEXPIRE', LEASE, grace_ms)
return { 'granted', doubtful and 1 or 0, epoch, sequence }
