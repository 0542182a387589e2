"""What a web server has to say of the site's files: headers, types, old addresses, addresses that are gone."""
