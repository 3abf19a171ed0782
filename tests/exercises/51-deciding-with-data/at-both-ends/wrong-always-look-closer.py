# Wrong: every range taken for a doubt that matters.
advice = {"1": "A", "2": "A", "3": "A", "4": "A"}
