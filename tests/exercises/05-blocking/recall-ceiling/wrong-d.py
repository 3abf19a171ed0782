# Wrong: a high reduction ratio only says that the block is cheap.
reply = "D"
