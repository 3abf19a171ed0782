# Wrong: a sentence, where a letter was asked for.
publish = "it depends"
