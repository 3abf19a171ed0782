# Wrong: another answer of form A.
learner = "ada"
answer_5 = "A"
