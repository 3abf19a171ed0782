# Wrong: another answer of form A.
learner = "ada"
answer_6 = "A"
