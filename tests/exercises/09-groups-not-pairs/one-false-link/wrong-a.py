# Wrong: counts the link, not what it ties together.
wrong_pairs = "A"
