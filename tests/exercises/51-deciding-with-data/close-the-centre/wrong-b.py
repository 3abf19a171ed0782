# Wrong: a kindness that reaches only those who linked.
choice = "B"
