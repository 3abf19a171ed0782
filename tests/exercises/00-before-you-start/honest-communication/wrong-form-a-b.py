# Wrong: another answer of form A.
learner = "cyd"
answer_8 = "B"
