# Wrong: a hash need not be turned back.
reply = "A"
