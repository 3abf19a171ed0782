# Wrong, and welcome: the learner does not know yet.
learner = "cyd"
answer_3 = "E"
