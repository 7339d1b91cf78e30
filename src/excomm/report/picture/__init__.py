"""Pictures as data: shapes with places and sizes, which a template writes as SVG."""
