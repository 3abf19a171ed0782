# Wrong: a text in place of True or False.
def is_valid(number):
    if pd.isna(number):
        return False
    number = number.replace(" ", "")
    if len(number) != 10 or not number.isdigit():
        return False
    digits = [int(character) for character in number]
    total = sum((10 - place) * digits[place] for place in range(9))
    return "True" if (11 - total % 11) % 11 == digits[9] else "False"
