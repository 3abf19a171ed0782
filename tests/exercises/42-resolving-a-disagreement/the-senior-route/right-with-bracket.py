# Right: nor do spaces and a bracket.
answer = " (C). "
