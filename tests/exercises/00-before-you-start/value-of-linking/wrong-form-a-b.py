# Wrong: another answer of form A.
learner = "cyd"
answer_7 = "B"
