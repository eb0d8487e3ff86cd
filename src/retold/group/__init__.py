"""group: Reports -> stories (all reports of one event together), and the reports that belong to none."""

from retold.group.stories import ALONE, alone_message, group

__all__ = ["ALONE", "alone_message", "group"]
