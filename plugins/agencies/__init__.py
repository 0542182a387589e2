"""The agency that publishes the site, as `site.yaml` describes it."""
