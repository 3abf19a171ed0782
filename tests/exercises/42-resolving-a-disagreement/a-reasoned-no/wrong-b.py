# Wrong: goes up against a reason that has not been met.
action = "B"
