# Wrong: a wide range taken for a doubt that matters.
def what_to_do(low, high, line):
    if high - low > 5:
        return "look closer"
    return "act" if low >= line else "leave"
