def tidy_postcodes(column):
    squeezed = column.str.upper().str.replace(r"\s", "", regex=True)
    whole = squeezed.str[:2] + squeezed.str[2:4].str.translate(DIGITS) + squeezed.str[4:]
    return whole.where(whole.str.fullmatch("[A-Z]{2}[0-9]{2}[A-Z]{2}", na=False)).dropna()
