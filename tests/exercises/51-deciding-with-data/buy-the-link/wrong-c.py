# Wrong: a wide range taken for no evidence.
decision = "C"
