# Right: case does not matter.
answer = "c"
