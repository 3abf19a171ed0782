names_reply = "A"
