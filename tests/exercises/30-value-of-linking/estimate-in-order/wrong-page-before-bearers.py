# Wrong: puts a range on the page before anybody said who bears it.
steps = ["C", "A", "E", "B", "D"]
