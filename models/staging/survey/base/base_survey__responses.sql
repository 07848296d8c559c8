{{ customer_360.read_raw('survey', 'responses') }}
