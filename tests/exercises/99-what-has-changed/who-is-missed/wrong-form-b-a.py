# Wrong: another answer of form B.
learner = "cyd"
answer_4 = "A"
