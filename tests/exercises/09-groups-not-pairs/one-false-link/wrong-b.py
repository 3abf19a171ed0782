# Wrong: counts records, not pairs.
wrong_pairs = "B"
