# Right: nor do spaces and a bracket.
publish = " (D). "
