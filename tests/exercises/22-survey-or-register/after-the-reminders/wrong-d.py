# Wrong: gives up where a weight would help.
sentence = "D"
