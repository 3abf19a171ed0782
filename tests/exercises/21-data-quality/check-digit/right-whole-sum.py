# Right: with weight 1 for the check digit, the sum of all ten is a multiple of 11; a check of 10 can then never be.
def is_valid(number):
    if pd.isna(number):
        return False
    number = number.replace(" ", "")
    if len(number) != 10 or not number.isdigit():
        return False
    digits = [int(character) for character in number]
    return sum((10 - place) * digit for place, digit in enumerate(digits)) % 11 == 0
