# Wrong: takes firms that did not answer for people left out of a count.
added = {"1": "C", "2": "A", "3": "D", "4": "B"}
