# Wrong: stops at a name that is not in the list.
def may_be_one(one, other, nicknames):
    return bool({one, *nicknames[one]} & {other, *nicknames[other]})
