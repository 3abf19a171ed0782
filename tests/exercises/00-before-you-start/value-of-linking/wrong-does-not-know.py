# Wrong, and welcome: the learner does not know yet.
learner = "cyd"
answer_7 = "E"
