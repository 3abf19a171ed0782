# Right: the answer of form A, in lower case. The learner takes form A.
learner = "cyd"
answer_2 = "c"
