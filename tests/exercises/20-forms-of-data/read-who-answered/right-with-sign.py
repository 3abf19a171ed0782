# Right: a text with the sign.
share = f"{answered['16 to 34']:.0f} %"
