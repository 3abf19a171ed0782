# Wrong: only the middle was looked at.
advice = {"1": "B", "2": "C", "3": "B", "4": "B"}
