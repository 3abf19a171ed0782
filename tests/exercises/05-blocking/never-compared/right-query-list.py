# Right: a plain list, with numpy's word for missing.
def never_compared(records, key):
    return [number for number, value in records[key].items() if value != value]
