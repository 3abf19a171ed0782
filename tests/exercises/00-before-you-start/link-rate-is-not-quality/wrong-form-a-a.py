# Wrong: another answer of form A.
learner = "cyd"
answer_3 = "A"
