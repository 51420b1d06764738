-- What was committed after a head, in one: ARGV is its epoch and sequence.
-- Answers epoch, sequence, floor, mark, milliseconds since the source was read, then entries, removals and kept shadows,
-- each as fields and values, and the ids of shadows that are gone; nothing where that can't be told.
local epoch, since = ARGV[1], tonumber(ARGV[2])
local kept = kept_replica()
if not kept or kept.epoch ~= epoch then return false end

local age = text(math.max(now_ms() - tonumber(kept.refreshedAt), 0))
local missed = tonumber(kept.sequence) - since
if missed <= 0 then
  return { epoch, ARGV[2], kept.floor, kept.mark, age, {}, {}, {}, {} }
end
if missed > tonumber(kept.logged) then return false end

-- Ids in the order in which they were first touched, and the latest row of each that was removed.
local touched, removed, shadows = {}, {}, {}
local is_touched, is_shadow = {}, {}
local function touch(id, ids, known)
  if not known[id] then
    known[id] = true
    ids[#ids + 1] = id
  end
end
for _, record in ipairs(redis.call('LRANGE', LOG, -missed, -1)) do
  local upserts, removals, in_shadow = unpack(cjson.decode(string.match(record, '^%d+ (.*)$')))
  for _, id in ipairs(upserts) do touch(id, touched, is_touched) end
  for i = 1, #removals, 2 do
    touch(removals[i], touched, is_touched)
    removed[removals[i]] = removals[i + 1]
  end
  for _, id in ipairs(in_shadow) do touch(id, shadows, is_shadow) end
end

local function rows_of(key, ids, take)
  for from = 1, #ids, CHUNK do
    local to = math.min(from + CHUNK - 1, #ids)
    for i, row in ipairs(redis.call('HMGET', key, unpack(ids, from, to))) do
      take(ids[from + i - 1], row)
    end
  end
end
local function add(list, id, row)
  list[#list + 1] = id
  list[#list + 1] = row
end

local entries, removals, in_shadow, no_shadow = {}, {}, {}, {}
local is_whole = true
rows_of(ENTRIES, touched, function(id, row)
  if row then
    add(entries, id, row)
  elseif removed[id] then
    add(removals, id, removed[id])
  else
    is_whole = false
  end
end)
rows_of(SHADOWS, shadows, function(id, row)
  if row then
    add(in_shadow, id, row)
  else
    no_shadow[#no_shadow + 1] = id
  end
end)
if not is_whole then return false end
return { epoch, kept.sequence, kept.floor, kept.mark, age, entries, removals, in_shadow, no_shadow }
