# Wrong: more than half of those meant live elsewhere.
invite = "B"
