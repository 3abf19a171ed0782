# Right: the case does not matter.
advice = "b"
