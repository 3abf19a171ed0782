# Right: the library joins blocks.
import recordlinkage


def join_blocks(left, right, keys):
    indexer = recordlinkage.Index()
    for columns in keys:
        indexer.block(columns)
    return indexer.index(left, right)
