# Wrong: shares in secret.
letter = "D"
