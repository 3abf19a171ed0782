# Right: read from the table.
level = levels["this sensor"].iloc[-1].round(1)
