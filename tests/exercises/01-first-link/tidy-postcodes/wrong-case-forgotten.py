# Takes the spaces out and leaves small letters.
def tidy_postcodes(postcodes):
    return postcodes.str.replace(" ", "")
