"""Print a hundred megabytes."""

for block in range(100):
    print("x" * 1_000_000)
