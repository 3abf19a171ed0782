# Wrong: takes Dev for somebody without work.
left_out = {"1": "D", "2": "C", "3": "B", "4": "A"}
