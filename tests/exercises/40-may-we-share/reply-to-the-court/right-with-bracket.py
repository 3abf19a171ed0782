# Right: nor do spaces and a bracket.
letter = " (C). "
