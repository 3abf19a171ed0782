january_decision = "we should think about it"
