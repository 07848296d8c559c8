{{ customer_360.read_raw('enrichment', 'demographics') }}
