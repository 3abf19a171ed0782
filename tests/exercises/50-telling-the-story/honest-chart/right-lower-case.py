# Right: case does not matter.
chart_chosen = "c"
