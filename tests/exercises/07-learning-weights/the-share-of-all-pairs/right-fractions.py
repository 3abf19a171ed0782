# Right: fractions first, a number at the end.
from fractions import Fraction


def share_of_all(share, pairs_in_block, kept, all_pairs):
    """Return the share of matches among all pairs."""
    matches = Fraction(share) * pairs_in_block / Fraction(kept)
    return float(matches / all_pairs)
