# Right: loops.
def may_be_one(one, other, nicknames):
    for first in [one] + list(nicknames.get(one, [])):
        for second in [other] + list(nicknames.get(other, [])):
            if first == second:
                return True
    return False
