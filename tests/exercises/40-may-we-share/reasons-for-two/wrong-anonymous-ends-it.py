# Wrong: thinks that rows without names end the question.
reason_two = {"1": "B", "2": "A", "3": "D", "4": "E"}
