# Right: nor do spaces and a bracket.
next_step = " (B). "
