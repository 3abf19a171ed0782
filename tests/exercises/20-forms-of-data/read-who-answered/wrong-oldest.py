# Wrong: another bar.
share = round(answered["55 and over"])
