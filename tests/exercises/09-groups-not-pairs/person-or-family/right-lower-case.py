# Right: case does not matter.
advice = "b"
