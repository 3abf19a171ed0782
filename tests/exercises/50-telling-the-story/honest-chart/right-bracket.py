# Right: nor do spaces and a bracket.
chart_chosen = " (C). "
