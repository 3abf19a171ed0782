# Right: case does not matter.
sentence = "a"
