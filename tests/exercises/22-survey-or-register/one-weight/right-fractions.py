# Right: exact fractions, turned into a number at the end.
from fractions import Fraction


def design_weight(homes, sampled, adults):
    chance = Fraction(sampled, homes) * Fraction(1, adults)
    return float(1 / chance)
