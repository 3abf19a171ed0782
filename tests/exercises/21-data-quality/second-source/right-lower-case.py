# Right: case does not matter.
advice = "c"
