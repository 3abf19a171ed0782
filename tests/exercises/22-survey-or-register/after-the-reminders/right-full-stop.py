# Right: neither does a full stop.
sentence = "C."
