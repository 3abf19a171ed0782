# Wrong: half of the bar, from the middle to the end.
width = (shares["high"].iloc[-1] - shares["low"].iloc[-1]) / 2
