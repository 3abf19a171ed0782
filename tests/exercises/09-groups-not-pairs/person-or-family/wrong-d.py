# Wrong: leaves only twins together.
advice = "D"
