# Wrong: words, where a letter was asked for.
reply = "not in place of names"
