# Right: nor do spaces and a bracket.
proposal = " (D). "
