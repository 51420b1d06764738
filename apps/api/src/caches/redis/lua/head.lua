-- What is kept, without its contents: epoch, sequence, floor, mark; nothing where nothing is kept.
local kept = kept_replica()
return kept and { kept.epoch, kept.sequence, kept.floor, kept.mark } or false
