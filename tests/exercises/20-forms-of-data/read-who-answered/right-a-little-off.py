# Right: read by eye, a little off.
share = round(answered["16 to 34"]) + 2
