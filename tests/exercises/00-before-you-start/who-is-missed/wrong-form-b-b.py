# Wrong: another answer of form B.
learner = "ada"
answer_4 = "B"
