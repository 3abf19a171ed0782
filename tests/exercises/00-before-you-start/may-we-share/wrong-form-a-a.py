# Wrong: another answer of form A.
learner = "cyd"
answer_5 = "A"
