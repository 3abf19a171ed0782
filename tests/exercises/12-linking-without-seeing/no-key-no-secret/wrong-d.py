# Wrong: the kind of hash is no secret.
reply = "D"
