# Wrong: the best evidence, whatever it changes.
decision = "A"
