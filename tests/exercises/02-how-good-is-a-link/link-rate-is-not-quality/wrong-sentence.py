# Wrong: a sentence, where a letter was asked for.
reply = "show us precision"
