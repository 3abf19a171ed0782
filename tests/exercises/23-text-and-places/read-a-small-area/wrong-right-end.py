# Wrong: the right end of the bar, without the left.
width = shares["high"].iloc[-1]
