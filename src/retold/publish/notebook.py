"""A story in a notebook: its four cards and the tree, in a frame of their own that runs nothing and whose style touches nothing else."""

from __future__ import annotations

import re

from markupsafe import Markup

from retold.model import Case, Run, Story

AROUND, TITLE = 960, 200  # pixels of all that stands above and below the tree; code points of a title
SMALLER = 0.75  # of the width that the tree was drawn for, as cells are narrower than pages


def first_screen(story: Story) -> str:
    """``story`` as the HTML of a notebook cell: an isolated frame without scripts or links, since they would lead out of the cell."""
    from retold.publish.answers import shortened
    from retold.publish.html import POLICY, asset, environment, hash_of
    from retold.publish.page import StoryPage
    from retold.publish.passages import anchors_of

    case = Case(run=Run(version="", started="", seconds=0.0), reports=story.reports, stories=(story,))
    page, style = StoryPage(case, story, 1, "none", anchors_of(case)), asset("page.css")
    policy = POLICY.format(style=hash_of(style), script="none")
    told = environment().get_template("notebook.html").render(page=page, style=style, policy=policy)
    told = re.sub(r"</?a\b[^>]*>", "", told)
    height = AROUND + round(page.tree.height * SMALLER)
    frame = Markup('<iframe sandbox title="{}" width="100%" height="{}" style="border: 0" srcdoc="{}"></iframe>')
    return str(frame.format(shortened(story.title, TITLE), height, str(told)))
