# Wrong: takes a missed match for a false one.
failure = {"1": "A", "2": "C", "3": "D", "4": "B"}
