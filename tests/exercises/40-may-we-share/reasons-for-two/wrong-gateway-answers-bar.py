# Wrong: names the gateway and not what it does to the bar.
reason_two = {"1": "A", "2": "B", "3": "C", "4": "E"}
