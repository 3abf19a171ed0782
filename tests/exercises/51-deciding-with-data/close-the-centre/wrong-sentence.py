# Wrong: a sentence, where a letter was asked for.
choice = "it depends"
