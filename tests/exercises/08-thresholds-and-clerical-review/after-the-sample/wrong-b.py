# Wrong: reads one band only.
decision = "B"
