january_decision = " C) "
