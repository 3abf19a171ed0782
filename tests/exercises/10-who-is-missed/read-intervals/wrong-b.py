# Wrong: takes nobody of eight for nobody.
sentence = "B"
