# Pandas' own text type and a regular expression.
def tidy_postcodes(postcodes):
    return postcodes.astype("string").str.upper().str.replace(r"\s", "", regex=True)
