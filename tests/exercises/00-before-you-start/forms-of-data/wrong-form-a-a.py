# Wrong: another answer of form A.
learner = "cyd"
answer_1 = "A"
