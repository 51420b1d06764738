-- Puts what was laid ready in the place of what is kept: KEYS[7] to KEYS[9] are the hashes of entries, tombstones and
-- shadows; ARGV is grant, channel, process, ttlMs, epoch, sequence, floor, read time, mark, and how many fields each of
-- the hashes was given.
-- Answers nothing, or why not.
if not holds_lease(ARGV[1]) then return 'the lease has gone to another process' end
for i = 0, 2 do
  if redis.call('HLEN', KEYS[7 + i]) ~= tonumber(ARGV[10 + i]) then
    return 'Redis has lost a part of the new replica'
  end
end
local times = redis.call('HMGET', META, 'readTime', 'refreshedAt')
local before = times[2] and { readTime = times[1], refreshedAt = times[2] } or {}

redis.call('HSET', META, 'runId', TORN)
redis.call('UNLINK', ENTRIES, TOMBSTONES, SHADOWS, LOG)
for i, key in ipairs({ ENTRIES, TOMBSTONES, SHADOWS }) do
  if tonumber(ARGV[9 + i]) > 0 then redis.call('RENAME', KEYS[6 + i], key) end
end
local told = { epoch = ARGV[5], sequence = ARGV[6], floor = ARGV[7], readTime = ARGV[8], mark = ARGV[9] }
keep_head(before, told, 0, 0, ARGV[4])
tell(ARGV[2], ARGV[3])
return ''
