# Wrong: another answer of form A.
learner = "ada"
answer_2 = "A"
