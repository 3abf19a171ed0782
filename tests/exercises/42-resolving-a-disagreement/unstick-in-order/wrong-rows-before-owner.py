# Wrong: sends rows that nobody looks after.
path = ["C", "A", "D", "E", "B"]
