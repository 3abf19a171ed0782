# Wrong: another answer of form B.
learner = "ada"
answer_3 = "B"
