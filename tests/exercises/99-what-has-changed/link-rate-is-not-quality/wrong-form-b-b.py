# Wrong: another answer of form B.
learner = "cyd"
answer_3 = "B"
