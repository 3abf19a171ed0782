# Wrong: a number, where a letter was asked for.
reply = 10
