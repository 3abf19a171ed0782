# Wrong: goes round the decision.
action = "D"
