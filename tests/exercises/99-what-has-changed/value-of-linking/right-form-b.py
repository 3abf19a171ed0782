# Right: the answer of form B; case and spaces do not matter, in the id neither.
learner = " CYD "
answer_7 = " (C). "
