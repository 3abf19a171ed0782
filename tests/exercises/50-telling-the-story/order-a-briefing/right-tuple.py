# Right: a tuple, in lower case.
lines = ("c", "a", "e", "b", "d")
