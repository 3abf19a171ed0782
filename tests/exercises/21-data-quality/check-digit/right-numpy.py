# Right: numpy, and its own kind of True.
import numpy as np

def is_valid(number):
    if pd.isna(number):
        return False
    number = number.replace(" ", "")
    if len(number) != 10 or not number.isdigit():
        return False
    digits = [int(character) for character in number]
    total = np.dot(digits[:9], range(10, 1, -1))
    remainder = total % 11
    if remainder == 1:
        return False
    return digits[9] == (0 if remainder == 0 else 11 - remainder)
