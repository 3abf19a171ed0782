# Right: nor do spaces and a bracket.
decision = " (B). "
