# Wrong: another answer of form B.
learner = "ada"
answer_8 = "D"
