# Right: the remainder of the remainder turns 11 into 0.
def is_valid(number):
    if pd.isna(number):
        return False
    number = number.replace(" ", "")
    if len(number) != 10 or not number.isdigit():
        return False
    digits = [int(character) for character in number]
    total = 0
    for place in range(9):
        total = total + digits[place] * (10 - place)
    return (11 - total % 11) % 11 == digits[9]
