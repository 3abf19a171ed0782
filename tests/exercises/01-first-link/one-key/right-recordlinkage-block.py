# recordlinkage's blocking index on all the columns.
import recordlinkage


def link_on(left, right, columns):
    indexer = recordlinkage.Index()
    indexer.block(left_on=columns, right_on=columns)
    return indexer.index(left, right)
