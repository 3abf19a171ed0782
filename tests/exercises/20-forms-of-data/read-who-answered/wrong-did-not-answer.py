# Wrong: those who did not answer.
share = 100 - round(answered["16 to 34"])
