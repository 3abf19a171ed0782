# Right: nor do spaces and a bracket.
invite = " A) "
