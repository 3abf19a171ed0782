# Wrong: a copy agrees with its original, right or wrong.
advice = "A"
