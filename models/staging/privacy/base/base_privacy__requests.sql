{{ customer_360.read_raw('privacy', 'requests') }}
