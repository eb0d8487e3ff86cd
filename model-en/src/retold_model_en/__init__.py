"""The English models of retold as data: no code. ``retold.models.backbone`` reads the files beside this one."""
