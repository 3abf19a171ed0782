# Wrong: lets the reason get lost.
action = "C"
