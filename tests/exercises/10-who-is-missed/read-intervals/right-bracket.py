# Right: nor does a bracket.
sentence = "C)"
