# Right: nor do spaces and a bracket.
line = " (B). "
