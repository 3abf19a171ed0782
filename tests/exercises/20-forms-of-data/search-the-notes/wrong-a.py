# Wrong: hopes that mistakes even out.
reply = "A"
