# Wrong: stretches a power for statistics.
answer = "B"
