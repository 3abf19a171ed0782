# Wrong: the first long name only.
def may_be_one(one, other, nicknames):
    return nicknames.get(one, [one])[0] == nicknames.get(other, [other])[0]
