# Wrong, and welcome: the learner does not know yet.
learner = "ada"
answer_6 = "E"
