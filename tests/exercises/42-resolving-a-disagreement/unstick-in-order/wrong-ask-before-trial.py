# Wrong: asks for help before it is known what is missing.
path = ["C", "A", "E", "B", "D"]
