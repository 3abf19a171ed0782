# Wrong: the remainder is not taken from 11.
def is_valid(number):
    if pd.isna(number):
        return False
    number = number.replace(" ", "")
    if len(number) != 10 or not number.isdigit():
        return False
    digits = [int(character) for character in number]
    total = sum((10 - place) * digits[place] for place in range(9))
    return total % 11 == digits[9]
