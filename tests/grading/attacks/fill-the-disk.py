"""Fill every folder that can be written."""

import os
for folder in (".", "/tmp", "/dev/shm", "/home", "/course", "/"):
    try:
        with open(os.path.join(folder, "fill"), "wb") as file:
            for block in range(400):
                file.write(b"x" * 1_000_000)
        print("REACHED", folder)
    except OSError as error:
        print(folder, type(error).__name__)
