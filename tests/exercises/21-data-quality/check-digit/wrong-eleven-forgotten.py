# Wrong: 11 is never turned into 0.
def is_valid(number):
    if pd.isna(number):
        return False
    number = number.replace(" ", "")
    if len(number) != 10 or not number.isdigit():
        return False
    digits = [int(character) for character in number]
    total = sum((10 - place) * digits[place] for place in range(9))
    return 11 - total % 11 == digits[9]
