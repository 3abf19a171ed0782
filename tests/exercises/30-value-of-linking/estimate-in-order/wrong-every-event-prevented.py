# Wrong: asks what sharing changes after the cost is handed out.
steps = ["C", "A", "D", "E", "B"]
