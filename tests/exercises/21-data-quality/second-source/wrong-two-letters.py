# Wrong: one letter was asked for.
advice = "C and D"
