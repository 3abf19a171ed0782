# Wrong: the title claims a cause.
chart_chosen = "D"
