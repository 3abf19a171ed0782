# Wrong: the line of the others.
level = round(levels["all other sensors"].iloc[-1])
