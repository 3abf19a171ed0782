# Right: nor do spaces.
follows = " B "
