# Wrong: the same name only.
def may_be_one(one, other, nicknames):
    return one == other
