# Right: nor do spaces and a bracket.
reply = " (A). "
