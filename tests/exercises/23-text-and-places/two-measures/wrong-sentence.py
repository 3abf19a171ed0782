# Wrong: a sentence, where a letter was asked for.
line = "both figures under their names"
