"""Ask the person at the keyboard."""

name = input("password? ")
shout = str.upper
