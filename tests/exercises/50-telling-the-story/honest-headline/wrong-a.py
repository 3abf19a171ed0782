# Wrong: it claims a cause.
headline_chosen = "A"
