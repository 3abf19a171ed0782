# Wrong: nor does a threshold.
reply = "B"
