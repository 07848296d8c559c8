select
    record_a,
    record_b
from read_csv('{{ env_var("C360_GRAPH_EDGES", "data/graph_edges.csv") }}', header = true)
