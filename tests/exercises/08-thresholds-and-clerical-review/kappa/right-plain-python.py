# Right: dictionaries and loops.
def kappa(first, second):
    a, b = first.to_dict(), second.to_dict()
    n = len(a)
    agreed = sum(a[pair] == b[pair] for pair in a) / n
    chance = 0
    for answer in set(a.values()):
        chance += list(a.values()).count(answer) / n * list(b.values()).count(answer) / n
    try:
        return (agreed - chance) / (1 - chance)
    except ZeroDivisionError:
        return float("nan")
