-- Lays a part of a new replica ready, where nobody reads yet: KEYS[7] is the hash it belongs to, ARGV is grant, ttlMs,
-- then fields and values.
-- Answers whether the lease is still this grant's.
if not holds_lease(ARGV[1]) then return 0 end
in_chunks('HSET', KEYS[7], 3, #ARGV)
redis.call('PEXPIRE', KEYS[7], ARGV[2])
return 1
