# Wrong: another answer of form B.
learner = "cyd"
answer_2 = "C"
