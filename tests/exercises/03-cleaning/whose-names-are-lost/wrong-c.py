names_reply = "C"
