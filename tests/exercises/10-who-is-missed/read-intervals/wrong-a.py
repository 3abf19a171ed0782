# Wrong: ranks by rate.
sentence = "A"
