# Wrong: gives a reason that is not so.
letter = "A"
