# Wrong: a share, where a number of admissions was asked for.
fewer = 1 - rates["joined"] / rates["did not join"]
