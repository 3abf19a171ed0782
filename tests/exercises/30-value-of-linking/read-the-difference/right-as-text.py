# Right: a number in quotation marks.
fewer = f"{rates['did not join'] - rates['joined']:.0f}"
