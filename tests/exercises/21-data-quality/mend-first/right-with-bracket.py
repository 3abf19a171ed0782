# Right: nor do spaces and a bracket.
first = " (D). "
