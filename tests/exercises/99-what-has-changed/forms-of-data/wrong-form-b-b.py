# Wrong: another answer of form B.
learner = "cyd"
answer_1 = "B"
