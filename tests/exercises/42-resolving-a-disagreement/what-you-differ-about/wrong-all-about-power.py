# Wrong: takes a question of aims for a question of law.
point = {"1": "E", "2": "B", "3": "C", "4": "B", "5": "A"}
