"""read: bytes at a place -> Report or Failure. One file of this folder is one kind of input."""

from retold.read.intake import read, read_bytes
from retold.read.reader import Draft, Example, Material, Note, Reader

__all__ = ["Draft", "Example", "Material", "Note", "Reader", "read", "read_bytes"]
