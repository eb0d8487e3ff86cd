"""group: Reports -> stories (all reports of one event together), and the reports that belong to none."""

from retold.group.alone import ALONE, with_alone
from retold.group.decided import keep_to_stories
from retold.group.stories import group

__all__ = ["ALONE", "group", "keep_to_stories", "with_alone"]
