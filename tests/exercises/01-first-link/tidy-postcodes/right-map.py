# map with na_action, so that the function never meets a missing value.
def tidy_postcodes(postcodes):
    return postcodes.map(lambda text: "".join(text.upper().split()), na_action="ignore")
