# Wrong: a wide range taken for a reason to wait.
advice = {"1": "B", "2": "C", "3": "A", "4": "A"}
