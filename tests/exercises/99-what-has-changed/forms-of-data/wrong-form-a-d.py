# Wrong: another answer of form A.
learner = "ada"
answer_1 = "D"
