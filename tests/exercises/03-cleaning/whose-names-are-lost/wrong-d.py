names_reply = "D"
