# replace without .str looks for cells that are one space.
def tidy_postcodes(postcodes):
    return postcodes.replace(" ", "").str.upper()
