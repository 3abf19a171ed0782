# Wrong: a sentence, where a letter was asked for.
reply = "No, a dictionary reads it"
