# Wrong: another answer of form B.
learner = "ada"
answer_1 = "C"
