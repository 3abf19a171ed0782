# Wrong: a wider net by area still misses some.
invite = "C"
