# Wrong: another answer of form A.
learner = "ada"
answer_3 = "B"
