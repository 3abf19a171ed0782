# Wrong: another answer of form B.
learner = "cyd"
answer_7 = "D"
