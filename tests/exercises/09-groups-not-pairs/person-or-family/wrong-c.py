# Wrong: counts records.
advice = "C"
