# Wrong: another answer of form B.
learner = "cyd"
answer_8 = "A"
