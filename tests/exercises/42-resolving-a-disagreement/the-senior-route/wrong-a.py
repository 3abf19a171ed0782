# Wrong: promises a service that was only recommended.
answer = "A"
