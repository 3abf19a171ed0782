# Wrong: takes what is found together for a cause.
sentence = "C"
