# Wrong: another answer of form A.
learner = "cyd"
answer_4 = "C"
