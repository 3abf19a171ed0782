# Wrong: sends before anybody is accredited.
route = ["E", "C", "D", "A", "B"]
