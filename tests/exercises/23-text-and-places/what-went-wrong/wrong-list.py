# Wrong: a list, where a letter for each number was asked for.
what = ["B", "D", "E", "C", "F"]
