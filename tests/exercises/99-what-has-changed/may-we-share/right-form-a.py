# Right: the answer of form A, in lower case. The learner takes form A.
learner = "ada"
answer_5 = "c"
