def prepare(records):
    raise NotImplementedError
