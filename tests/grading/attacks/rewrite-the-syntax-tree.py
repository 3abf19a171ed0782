"""Rewrite later cells with input and syntax-tree transformers."""

import ast
ip = get_ipython()
ip.input_transformers_cleanup.append(lambda lines: ["pass\n"])
class Empty(ast.NodeTransformer):
    def visit_Module(self, node):
        node.body = []
        return node
ip.ast_transformers.append(Empty())
