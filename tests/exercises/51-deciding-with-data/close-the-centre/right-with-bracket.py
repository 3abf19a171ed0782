# Right: nor do spaces and a bracket.
choice = " (D). "
