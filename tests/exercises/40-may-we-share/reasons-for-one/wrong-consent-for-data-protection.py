# Wrong: rests data protection on an old form.
reason = {"1": "D", "2": "E", "3": "C", "4": "B"}
