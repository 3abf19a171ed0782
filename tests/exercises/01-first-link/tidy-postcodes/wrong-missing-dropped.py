# Drops the records without a postcode.
def tidy_postcodes(postcodes):
    return postcodes.dropna().str.replace(" ", "").str.upper()
