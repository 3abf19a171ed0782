# Wrong: lets researchers look before identifiers are gone.
route = ["C", "E", "A", "D", "B"]
