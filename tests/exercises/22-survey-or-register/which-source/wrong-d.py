# Wrong: adds more of what cannot hold the people.
advice = "D"
