# Wrong: reads everything.
decision = "D"
