# Wrong: throws away figures that differ for good reasons.
reply = "D"
