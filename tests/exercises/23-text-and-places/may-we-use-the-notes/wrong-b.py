# Wrong: one in ten would be accused wrongly.
offer = "B"
