# Wrong: takes the rate for the quality.
sentence = "A"
