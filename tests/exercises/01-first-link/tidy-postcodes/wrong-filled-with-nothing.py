# Fills missing postcodes with an empty text.
def tidy_postcodes(postcodes):
    return postcodes.fillna("").str.replace(" ", "").str.upper()
