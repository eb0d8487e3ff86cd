"""group: Reports -> stories (all reports of one event together), and the reports that belong to none."""

from retold.group.stories import group

__all__ = ["group"]
