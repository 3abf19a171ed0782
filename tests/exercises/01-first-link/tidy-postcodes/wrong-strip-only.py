# strip takes only the spaces at the ends.
def tidy_postcodes(postcodes):
    return postcodes.str.strip().str.upper()
