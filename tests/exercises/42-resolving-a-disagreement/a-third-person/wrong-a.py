# Wrong: has somebody decide who does not bear the risk.
proposal = "A"
