# Wrong: the two uses the wrong way round.
choice = "A"
