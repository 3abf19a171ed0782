# Wrong: another answer of form B.
learner = "ada"
answer_6 = "D"
