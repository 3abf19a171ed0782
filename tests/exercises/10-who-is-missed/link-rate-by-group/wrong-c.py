# Wrong: takes many links for false ones.
follows = "C"
