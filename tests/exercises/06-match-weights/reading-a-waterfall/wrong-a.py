# Wrong: a high total is no proof.
advice = "A"
