# Wrong: a long name that is in no list stands for nothing.
def may_be_one(one, other, nicknames):
    return bool(set(nicknames.get(one, [])) & set(nicknames.get(other, [])))
