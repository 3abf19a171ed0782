# Right: plain Python.
def coverage(listed, residents):
    on_list = {}
    for person in listed:
        on_list[person] = True
    here = set(residents)
    absent = sum(1 for person in here if person not in on_list)
    gone = sum(1 for person in on_list if person not in here)
    return [absent / len(here), gone / len(on_list) if on_list else 0.0]
