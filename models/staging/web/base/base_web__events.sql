{{ customer_360.read_raw('web', 'events') }}
