names_reply = 'b'
