names_reply = " B) "
