-- Gives a lease back: ARGV is grant, channel, process.
if not holds_lease(ARGV[1]) then return 0 end
redis.call('UNLINK', LEASE)
tell(ARGV[2], ARGV[3])
return 1
