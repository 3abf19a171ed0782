# Right: nor do spaces and a bracket.
sentence = " (A). "
