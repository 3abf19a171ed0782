# Right: nor does a full stop.
headline_chosen = "B."
