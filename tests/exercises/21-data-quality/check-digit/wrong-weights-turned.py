# Wrong: weights from 1 to 9, the wrong way round.
def is_valid(number):
    if pd.isna(number):
        return False
    number = number.replace(" ", "")
    if len(number) != 10 or not number.isdigit():
        return False
    digits = [int(character) for character in number]
    total = sum((place + 1) * digits[place] for place in range(9))
    return (11 - total % 11) % 11 == digits[9]
