"""Print without end, so that there is always something to read, and ignore interrupts."""

while True:
    try:
        while True:
            print("x" * 5000)
    except BaseException:
        pass
