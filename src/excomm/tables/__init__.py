"""What every result can be seen as: named columns, written in any of the usual formats."""

from excomm.tables.table import Cell, Table

__all__ = ["Cell", "Table"]
