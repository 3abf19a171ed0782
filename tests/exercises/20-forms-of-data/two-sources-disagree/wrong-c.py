# Wrong: takes the middle of two that are both too low.
sentence = "C"
