# Right: a number in quotation marks.
level = f"{levels['this sensor'].iloc[-1]:.0f}"
