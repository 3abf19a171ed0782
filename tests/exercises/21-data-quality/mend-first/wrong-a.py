# Wrong: the commonest fault does no harm to these letters.
first = "A"
