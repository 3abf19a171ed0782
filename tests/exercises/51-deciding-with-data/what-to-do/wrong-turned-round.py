# Wrong: act and leave the wrong way round.
def what_to_do(low, high, line):
    if low >= line:
        return "leave"
    return "act" if high < line else "look closer"
