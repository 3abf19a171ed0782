# All the sets joined in one expression.
def link_on_any(left, right, keys):
    return set().union(*(agree_on(left, right, columns) for columns in keys))
