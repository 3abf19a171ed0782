# Wrong: another answer of form B.
learner = "ada"
answer_5 = "A"
