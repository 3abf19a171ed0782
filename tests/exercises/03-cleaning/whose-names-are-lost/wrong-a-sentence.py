names_reply = "we should think about it"
