# Right: from the table, not rounded.
lowest = shares.iloc[-1]
width = lowest["high"] - lowest["low"]
