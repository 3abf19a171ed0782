# Wrong: fewer links are not better links either.
reply = "C"
