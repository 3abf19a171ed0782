# Wrong: takes paper for a power.
power = "A"
