# Wrong: a copy and its original outvote the rest.
advice = "D"
