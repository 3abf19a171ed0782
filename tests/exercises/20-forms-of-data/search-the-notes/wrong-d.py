# Wrong: trusts a longer word.
reply = "D"
