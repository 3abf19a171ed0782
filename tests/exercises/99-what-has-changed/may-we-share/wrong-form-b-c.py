# Wrong: another answer of form B.
learner = "cyd"
answer_5 = "C"
