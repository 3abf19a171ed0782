"""Use memory without end."""

held = []
while True:
    held.append(bytearray(50_000_000))
    for place in range(0, 50_000_000, 4096):
        held[-1][place] = 1
