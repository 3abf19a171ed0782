# Wrong: another answer of form B.
learner = "ada"
answer_7 = "B"
