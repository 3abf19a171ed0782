# Wrong: counts the right pairs too.
wrong_pairs = "D"
