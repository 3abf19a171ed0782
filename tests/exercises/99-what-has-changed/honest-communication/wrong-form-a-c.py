# Wrong: another answer of form A.
learner = "ada"
answer_8 = "C"
