# Wrong: takes the gateway for the answer to private life.
reason = {"1": "B", "2": "E", "3": "A", "4": "D"}
