"""Loop without end and ignore interrupts."""

while True:
    try:
        while True:
            pass
    except BaseException:
        pass
