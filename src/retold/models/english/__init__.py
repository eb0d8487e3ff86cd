"""What :class:`retold.models.rules.RuleLanguage` knows of English, one matter a file."""
