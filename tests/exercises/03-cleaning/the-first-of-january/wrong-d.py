january_decision = "D"
