# Wrong: another answer of form A.
learner = "ada"
answer_4 = "D"
