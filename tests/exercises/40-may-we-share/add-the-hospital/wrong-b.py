# Wrong: thinks that removing names brings excluded data inside.
reply = "B"
