-- A commit that follows on the one before: ARGV is grant, channel, process, ttlMs, epoch, sequence, floor, read time,
-- mark, the record for the log, how many ids and how many records the log has room for, then how many arguments there
-- are of upserts, removals, kept and dropped shadows, then these.
-- Answers nothing, or why not.
local epoch, sequence, floor = ARGV[5], ARGV[6], ARGV[7]
if not holds_lease(ARGV[1]) then return 'the lease has gone to another process' end
local kept = kept_replica()
if not kept then return 'nothing is kept, or not all of what should be' end
if kept.epoch ~= epoch or tonumber(kept.sequence) ~= tonumber(sequence) - 1 then
  return 'it does not follow on what is kept'
end
if is_doubtful(kept) then return 'Redis was restarted and may have lost what it follows on' end

redis.call('HSET', META, 'runId', TORN)

local last = 16
local function next_part(arguments)
  local first = last + 1
  last = last + tonumber(arguments)
  return first, last
end
local first_upsert, last_upsert = next_part(ARGV[13])
local first_removal, last_removal = next_part(ARGV[14])
in_chunks('HSET', ENTRIES, first_upsert, last_upsert)
delete_odd_ones(TOMBSTONES, first_upsert, last_upsert)
in_chunks('HSET', TOMBSTONES, first_removal, last_removal)
delete_odd_ones(ENTRIES, first_removal, last_removal)

-- It rises seldom, by half of all tombstones at once.
if floor ~= kept.floor then
  local rows = redis.call('HGETALL', TOMBSTONES)
  for i = 1, #rows, 2 do
    if tonumber(string.match(rows[i + 1], '^%d+')) <= tonumber(floor) then
      redis.call('HDEL', TOMBSTONES, rows[i])
    end
  end
end

local first_shadow, last_shadow = next_part(ARGV[15])
local first_dropped, last_dropped = next_part(ARGV[16])
in_chunks('HDEL', SHADOWS, first_dropped, last_dropped)
in_chunks('HSET', SHADOWS, first_shadow, last_shadow)

-- Each record begins with its number of ids.
local function ids_of(record)
  return tonumber(string.match(record, '^%d+'))
end
redis.call('RPUSH', LOG, ARGV[10])
local logged, logged_ids = kept.logged + 1, kept.loggedIds + ids_of(ARGV[10])
while logged_ids > tonumber(ARGV[11]) or logged > tonumber(ARGV[12]) do
  logged_ids = logged_ids - ids_of(redis.call('LPOP', LOG))
  logged = logged - 1
end

local told = { epoch = epoch, sequence = sequence, floor = floor, readTime = ARGV[8], mark = ARGV[9] }
keep_head(kept, told, logged, logged_ids, ARGV[4])
tell(ARGV[2], ARGV[3])
return ''
