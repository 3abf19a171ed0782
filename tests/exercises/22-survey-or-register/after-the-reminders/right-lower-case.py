# Right: the case does not matter.
sentence = "c"
