-- Keeps a lease alive, and brings one back that has run out while nobody else wanted it: ARGV is grant, leaseMs, graceMs.
-- Answers whether it is still this grant's.
if not holds_lease(ARGV[1]) then return 0 end
redis.call('HSET', LEASE, 'until', text(now_ms() + tonumber(ARGV[2])))
redis.call('PEXPIRE', LEASE, ARGV[3])
return 1
