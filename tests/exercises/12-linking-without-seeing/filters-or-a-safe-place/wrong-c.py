# Wrong: plain hashes are no protection.
recommended = "C"
