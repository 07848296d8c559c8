{{ customer_360.read_raw('email', 'campaign_events') }}
