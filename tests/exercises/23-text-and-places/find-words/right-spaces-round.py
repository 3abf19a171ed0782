# Right: plain Python, with a space on either side of every word.
def notes_with(words, texts):
    found = set()
    for one, text in texts.items():
        plain = "".join(letter if letter.isalnum() else " " for letter in text.lower())
        plain = f" {' '.join(plain.split())} "
        for word in words:
            if f" {word.lower()} " in plain:
                found.add(one)
    return found
