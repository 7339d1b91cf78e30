"""Edits that have not been saved into their file yet: kept in the store, so that no crash takes them."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from excomm.web.store import Store


@dataclass(frozen=True)
class Draft:
    """The text of a crisis as somebody left it in the editor; `seen` is the mark of the file that was changed."""

    crisis: str
    text: str
    seen: str
    saved: str


def keep_draft(store: Store, crisis: str, text: str, *, seen: str) -> Draft:
    """Keep a draft in the place of the one before; when this returns, it is on the disk."""
    draft = Draft(crisis, text, seen, datetime.now(UTC).isoformat(timespec="seconds"))
    with store.writing() as connection:
        connection.execute(
            "INSERT INTO drafts (crisis, text, seen, saved) VALUES (?, ?, ?, ?) ON CONFLICT (crisis)"
            " DO UPDATE SET text = excluded.text, seen = excluded.seen, saved = excluded.saved",
            (draft.crisis, draft.text, draft.seen, draft.saved),
        )
    return draft


def draft_of(store: Store, crisis: str) -> Draft | None:
    """The draft of a crisis, if there is one."""
    rows = store.rows("SELECT crisis, text, seen, saved FROM drafts WHERE crisis = ?", (crisis,))
    return Draft(**dict(rows[0])) if rows else None


def all_drafts(store: Store, crisis: str) -> tuple[Draft, ...]:
    """The drafts of all files of a crisis; that of its sources has a name behind its own."""
    query = "SELECT crisis, text, seen, saved FROM drafts WHERE crisis = ? OR crisis LIKE ? || '/%'"
    return tuple(Draft(**dict(row)) for row in store.rows(query, (crisis, crisis)))


def drop_draft(store: Store, crisis: str) -> None:
    """Forget the draft of a crisis: it was saved into the file, or given up."""
    with store.writing() as connection:
        connection.execute("DELETE FROM drafts WHERE crisis = ?", (crisis,))
