# Wrong: the column's name, where a letter was asked for.
block = "surname"
