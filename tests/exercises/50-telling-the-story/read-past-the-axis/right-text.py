# Right: a text with a percent sign, and a decimal.
rise = f"{(december / november - 1) * 100:.1f} %"
