# Wrong: the wrong way round.
order = "B"
