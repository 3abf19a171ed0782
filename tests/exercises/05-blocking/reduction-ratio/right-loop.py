# Right: counting by hand.
def reduction_ratio(pairs, left, right):
    made = 0
    for _ in pairs:
        made += 1
    return 1.0 - made / left.shape[0] / right.shape[0]
