january_decision = "A"
