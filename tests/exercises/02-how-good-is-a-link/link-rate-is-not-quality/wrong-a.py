# Wrong: more links are not better links.
reply = "A"
