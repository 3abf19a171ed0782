# Wrong: one bar by itself.
fewer = round(rates["joined"])
