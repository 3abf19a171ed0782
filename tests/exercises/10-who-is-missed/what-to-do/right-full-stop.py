# Right: nor does a full stop.
choice = "D."
