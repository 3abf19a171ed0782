# Right: one if for each answer.
def what_to_do(low, high, line):
    if low >= line and high >= line:
        return "act"
    if low < line and high < line:
        return "leave"
    if low < line <= high:
        return "look closer"
