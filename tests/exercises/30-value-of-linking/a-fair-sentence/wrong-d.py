# Wrong: turns the figure round and drops a part of it.
sentence = "D"
