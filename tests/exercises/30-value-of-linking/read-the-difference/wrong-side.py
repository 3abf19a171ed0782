# Wrong: the difference the other way round.
fewer = round(rates["joined"] - rates["did not join"])
