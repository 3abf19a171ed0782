# Right: two sets that are not disjoint.
def may_be_one(one, other, nicknames):
    return not ({one} | set(nicknames.get(one, ()))).isdisjoint({other} | set(nicknames.get(other, ())))
