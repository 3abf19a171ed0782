# Right: a table instead of if.
def what_to_do(low, high, line):
    return {2: "act", 1: "look closer", 0: "leave"}[(low >= line) + (high >= line)]
