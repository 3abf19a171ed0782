# Wrong: the other bar by itself.
fewer = round(rates["did not join"])
