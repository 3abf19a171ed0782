# Wrong: loses all who moved.
block = "A"
