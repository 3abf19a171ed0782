# Wrong: another answer of form A.
learner = "ada"
answer_7 = "C"
