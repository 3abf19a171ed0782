# Wrong: reads a trend from three methods.
reply = "A"
