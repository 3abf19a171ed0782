# Right: neither does a full stop.
advice = "B."
