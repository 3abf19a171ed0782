# Wrong: takes data protection law for proportion.
reason_two = {"1": "B", "2": "A", "3": "E", "4": "C"}
