# Wrong: loses many women.
block = "B"
