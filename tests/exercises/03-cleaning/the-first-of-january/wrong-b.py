january_decision = "B"
