# Each postcode as plain Python text, missing ones passed over.
import pandas as pd


def tidy_postcodes(postcodes):
    answer = []
    for postcode in postcodes:
        answer.append(postcode if pd.isna(postcode) else postcode.replace(" ", "").upper())
    return pd.Series(answer, index=postcodes.index)
