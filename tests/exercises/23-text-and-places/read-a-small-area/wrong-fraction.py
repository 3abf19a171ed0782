# Wrong: a fraction, where percentage points were asked for.
width = (shares["high"].iloc[-1] - shares["low"].iloc[-1]) / 100
