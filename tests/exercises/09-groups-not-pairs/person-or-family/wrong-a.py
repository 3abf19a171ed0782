# Wrong: counts people, one letter each.
advice = "A"
