# Right: nor do spaces and a bracket.
action = " (A). "
