{% macro connected_components_step(edges, node, label) %}
    {#-
        One round of the search for connected components over the iteration's state (node, label). Each
        label hooks onto the smallest label that an edge leads to, then each node takes the label of its
        label, which halves long paths: rounds grow with the logarithm of a component's diameter. In the end
        a label is the smallest node of its component.
    -#}
    {%- set state = customer_360.iteration_state() %}

    with links as (
        select
            node_a.{{ label }} as label_a,
            node_b.{{ label }} as label_b
        from {{ edges }} as edges
        inner join {{ state }} as node_a on edges.record_a = node_a.{{ node }}
        inner join {{ state }} as node_b on edges.record_b = node_b.{{ node }}
    ),

    -- An edge within a component hooks its label onto itself. Leaving such edges out would be a join on
    -- inequality, which a planner may well begin with.
    hooks as (
        select
            greatest(label_a, label_b) as label,
            min(least(label_a, label_b)) as smaller_label
        from links
        group by greatest(label_a, label_b)
    ),

    hooked as (
        select
            nodes.{{ node }},
            coalesce(hooks.smaller_label, nodes.{{ label }}) as {{ label }}
        from {{ state }} as nodes
        left join hooks on nodes.{{ label }} = hooks.label
    ),

    jumped as (
        select
            hooked.{{ node }},
            roots.{{ label }}
        from hooked
        inner join hooked as roots on hooked.{{ label }} = roots.{{ node }}
    )

    select * from jumped
{% endmacro %}
