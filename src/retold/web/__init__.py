"""``retold serve``: the pages of a case from a local server, where people add reports and decide."""
