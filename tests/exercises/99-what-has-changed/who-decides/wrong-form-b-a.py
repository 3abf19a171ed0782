# Wrong: another answer of form B.
learner = "cyd"
answer_6 = "A"
