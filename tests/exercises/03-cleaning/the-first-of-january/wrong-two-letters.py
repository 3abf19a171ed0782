january_decision = "B and C"
