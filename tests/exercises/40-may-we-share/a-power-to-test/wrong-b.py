# Wrong: takes consent for a power.
power = "B"
