# Right: nor do spaces and a bracket.
wrong_pairs = " (C). "
