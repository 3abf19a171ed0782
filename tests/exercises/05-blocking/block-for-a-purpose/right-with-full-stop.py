# Right: nor does a full stop.
block = "C."
