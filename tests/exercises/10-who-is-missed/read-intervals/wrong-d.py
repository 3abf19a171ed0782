# Wrong: lets wide intervals hide a difference.
sentence = "D"
