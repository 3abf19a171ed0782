# Wrong: masked notes still point at people.
offer = "A"
