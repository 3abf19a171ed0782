# Right: nor do quotation marks within.
decision = "'C'"
