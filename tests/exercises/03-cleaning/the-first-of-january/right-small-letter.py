january_decision = 'c'
