# Right: nor do a bracket and spaces.
order = " C) "
