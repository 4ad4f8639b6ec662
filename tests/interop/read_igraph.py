"""Reads a GraphML file with igraph and prints what arrived as JSON."""
import json
import sys

import igraph

graph = igraph.Graph.Read_GraphML(sys.argv[1])
node = graph.vs.find(id=sys.argv[2]).attributes()
print(json.dumps({
    "version": igraph.__version__,
    "directed": graph.is_directed(),
    "nodes": graph.vcount(),
    "edges": graph.ecount(),
    "node": {key: value for key, value in node.items() if value == value},
    "relations": sorted(set(graph.es["relation"])),
    "weight": sum(graph.es["weight"]),
}))
