# Wrong: all ages together.
share = round(answered.mean())
