# Right: read from the table.
share = round(answered["16 to 34"], 1)
