"""The same site three times: settings, templates and plugins of Bantin, Hugo and stock Pelican."""
