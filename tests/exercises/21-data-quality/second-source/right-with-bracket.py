# Right: nor do spaces and a bracket.
advice = " c) "
