# Wrong: another answer of form A.
learner = "cyd"
answer_2 = "A"
