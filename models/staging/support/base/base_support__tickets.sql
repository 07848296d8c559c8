{{ customer_360.read_raw('support', 'tickets') }}
