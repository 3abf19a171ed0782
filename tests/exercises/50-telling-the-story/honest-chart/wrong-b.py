# Wrong: the uncertainty is missing.
chart_chosen = "B"
