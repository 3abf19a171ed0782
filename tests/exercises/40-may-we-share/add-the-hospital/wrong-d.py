# Wrong: takes advice for a power.
reply = "D"
