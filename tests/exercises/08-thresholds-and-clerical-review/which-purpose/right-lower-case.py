# Right: case does not matter.
order = "c"
