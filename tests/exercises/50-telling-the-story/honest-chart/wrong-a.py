# Wrong: the axis is cut.
chart_chosen = "A"
