# Right: case does not matter.
sentence = "d"
