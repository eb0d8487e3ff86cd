"""Word lists that the layers of :mod:`retold.annotate` read, one matter a file: general English, no story's own words."""
