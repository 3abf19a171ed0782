# Right: nor do spaces and a bracket.
comparator = " (D). "
