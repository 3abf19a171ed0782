# Right: each bar rounded first.
fewer = round(rates["did not join"]) - round(rates["joined"])
