# Right: case does not matter.
sentence = "c"
