# Wrong: a sentence, where a letter was asked for.
rule = "it depends"
