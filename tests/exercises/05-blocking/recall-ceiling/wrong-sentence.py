# Wrong: a sentence, where a letter was asked for.
reply = "first add blocks"
