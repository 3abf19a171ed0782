# Wrong: another answer of form B.
learner = "ada"
answer_2 = "D"
