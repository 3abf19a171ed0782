# Right: nor do spaces and a bracket.
power = " (D). "
