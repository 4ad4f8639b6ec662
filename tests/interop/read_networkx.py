"""Reads a GraphML file with NetworkX and prints what arrived as JSON."""
import json
import sys

import networkx as nx

graph = nx.read_graphml(sys.argv[1])
node = dict(graph.nodes[sys.argv[2]])
edges = list(graph.edges(keys=True, data=True)) if graph.is_multigraph() else list(graph.edges(data=True))
print(json.dumps({
    "version": nx.__version__,
    "directed": graph.is_directed(),
    "multigraph": graph.is_multigraph(),
    "nodes": graph.number_of_nodes(),
    "edges": graph.number_of_edges(),
    "node": node,
    "relations": sorted({data["relation"] for *_, data in edges}),
    "weight": sum(data["weight"] for *_, data in edges),
}))
