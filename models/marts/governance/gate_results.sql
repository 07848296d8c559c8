-- depends_on: {{ ref('gate_customers') }}
{{ config(materialized='view') }}

{{ gate_results_query() }}
