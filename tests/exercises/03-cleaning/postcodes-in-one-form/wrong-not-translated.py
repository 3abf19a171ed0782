def tidy_postcodes(column):
    squeezed = column.str.upper().str.replace(r"\s", "", regex=True)
    whole = squeezed
    return whole.where(whole.str.fullmatch("[A-Z]{2}[0-9]{2}[A-Z]{2}", na=False))
