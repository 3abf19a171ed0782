# Right: nor do spaces and a bracket.
plan = " (B) "
