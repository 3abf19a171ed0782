# Wrong: a code can help beside the name.
reply = "C"
