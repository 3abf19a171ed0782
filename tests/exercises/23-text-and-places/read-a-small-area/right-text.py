# Right: a number in quotation marks, with a percent sign, two off.
width = f"{shares['high'].iloc[-1] - shares['low'].iloc[-1] + 2:.0f} %"
