# Wrong: the area with most pupils.
width = shares["high"].iloc[0] - shares["low"].iloc[0]
