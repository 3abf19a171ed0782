names_reply = "B and C"
