# Right: nor do spaces and a bracket.
reply = " (C). "
