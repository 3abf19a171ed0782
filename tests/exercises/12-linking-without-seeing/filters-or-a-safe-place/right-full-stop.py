# Right: nor does a full stop.
recommended = "A."
