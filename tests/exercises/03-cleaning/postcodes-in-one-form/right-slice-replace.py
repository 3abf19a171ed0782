def tidy_postcodes(column):
    squeezed = column.str.upper().str.replace(r"\s", "", regex=True)
    number = squeezed.str[2:4].str.replace("O", "0").str.replace("I", "1").str.replace("S", "5")
    whole = squeezed.str[:2] + number + squeezed.str[4:]
    return whole.where(whole.str.fullmatch("[A-Z]{2}[0-9]{2}[A-Z]{2}", na=False))
