# Wrong: what happens next takes the decision for granted.
lines = ["C", "A", "D", "E", "B"]
