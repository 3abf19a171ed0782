# Wrong: another answer of form A.
learner = "cyd"
answer_6 = "B"
