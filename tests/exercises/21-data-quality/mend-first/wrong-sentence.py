# Wrong: a sentence, where a letter was asked for.
first = "set aside the pairs that do not fit"
