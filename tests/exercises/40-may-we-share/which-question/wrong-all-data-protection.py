# Wrong: calls every objection data protection.
question = {"1": "C", "2": "C", "3": "C", "4": "A"}
