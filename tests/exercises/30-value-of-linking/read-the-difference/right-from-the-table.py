# Right: taken from the table.
fewer = rates["did not join"] - rates["joined"]
