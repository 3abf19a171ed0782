# Right: nor does a full stop.
report = "B."
