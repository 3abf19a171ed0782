# Right: with the numbers of the table, rounded.
rise = round((round(december) - round(november)) / round(november) * 100)
