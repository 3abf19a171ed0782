# Wrong: takes a list of applicants for everybody.
sentence = "B"
