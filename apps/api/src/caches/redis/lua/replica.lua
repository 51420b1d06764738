-- What every script of the replica shares; it is put in front of each. A script first asks and then writes. Redis
-- refuses the first write when its memory is full, and then has done nothing; later ones it lets pass.

local META, LEASE, ENTRIES, TOMBSTONES, SHADOWS, LOG = unpack(KEYS, 1, 6)

-- Well below the 8,000 values that unpack can put on Lua's stack.
local CHUNK = 2000

local function now_ms()
  local time = redis.call('TIME')
  return time[1] * 1000 + math.floor(time[2] / 1000)
end

-- A number as text; tostring would round one of more than 14 digits.
local function text(number)
  return string.format('%.0f', number)
end

-- The server's random name for the time since it was started; a constant where it may not be asked for.
local function run_id()
  local info = redis.pcall('INFO', 'server')
  return type(info) == 'string' and string.match(info, 'run_id:(%w+)') or ''
end

-- Stands for the run id from a commit's first write to its last. It stays if Redis breaks the script off in between,
-- which it has no reason to unless it permits some commands only.
local TORN = 'torn'

-- What is kept, or nil where nothing is, or where a key has been lost: Redis may evict any of them.
local function kept_replica()
  local names = {
    'epoch', 'sequence', 'floor', 'mark', 'readTime', 'refreshedAt', 'runId',
    'entries', 'tombstones', 'shadows', 'logged', 'loggedIds',
  }
  local values = redis.call('HMGET', META, unpack(names))
  local kept = {}
  for i, name in ipairs(names) do
    if not values[i] then return nil end
    kept[name] = values[i]
  end
  local is_whole = redis.call('HLEN', ENTRIES) == tonumber(kept.entries)
    and redis.call('HLEN', TOMBSTONES) == tonumber(kept.tombstones)
    and redis.call('HLEN', SHADOWS) == tonumber(kept.shadows)
    and redis.call('LLEN', LOG) == tonumber(kept.logged)
  return is_whole and kept.runId ~= TORN and kept or nil
end

-- Whether the server was restarted, or is another one, since the epoch began: the latest commits may be lost then.
local function is_doubtful(kept)
  return kept.runId ~= run_id()
end

-- Whether the grant is the latest that was given, be its time up or not.
local function holds_lease(grant)
  return redis.call('HGET', LEASE, 'grant') == grant
end

-- Calls a command with a key and the arguments from first to last, some at a time. CHUNK is even: pairs stay whole.
local function in_chunks(command, key, first, last)
  for from = first, last, CHUNK do
    redis.call(command, key, unpack(ARGV, from, math.min(from + CHUNK - 1, last)))
  end
end

-- Every other one of the arguments from first to last.
local function delete_odd_ones(key, first, last)
  for from = first, last, CHUNK do
    local ids = {}
    for i = from, math.min(from + CHUNK - 1, last), 2 do ids[#ids + 1] = ARGV[i] end
    redis.call('HDEL', key, unpack(ids))
  end
end

-- Says what is kept from now on: what was told of it, and what the log has.
local function keep_head(before, told, logged, logged_ids, ttl_ms)
  local is_read = not before.readTime or before.readTime ~= told.readTime
  redis.call('HSET', META,
    'epoch', told.epoch, 'sequence', told.sequence, 'floor', told.floor,
    'readTime', told.readTime, 'mark', told.mark, 'runId', run_id(),
    'refreshedAt', is_read and text(now_ms()) or before.refreshedAt,
    'entries', redis.call('HLEN', ENTRIES), 'tombstones', redis.call('HLEN', TOMBSTONES),
    'shadows', redis.call('HLEN', SHADOWS), 'logged', logged, 'loggedIds', logged_ids)
  for _, key in ipairs({ META, ENTRIES, TOMBSTONES, SHADOWS, LOG }) do
    redis.call('PEXPIRE', key, ttl_ms)
  end
end

-- Where that isn't allowed the others find out by asking.
local function tell(channel, process)
  redis.pcall('PUBLISH', channel, process)
end
