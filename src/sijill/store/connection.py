"""Opening a ledger file: SQLite settings, recognition, migrations."""

from __future__ import annotations

import sqlite3
from importlib import resources
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, Engine, create_engine, event
from sqlalchemy.exc import DatabaseError, OperationalError
from sqlalchemy.pool import NullPool

from sijill.store.schema import APPLICATION_ID

VERSION = 1
"""Schema version that this package writes; `PRAGMA user_version` of the file."""


KINDS = {
    "directory": "is a directory; name a file for the ledger",
    "missing": "no such ledger; read some articles into it first",
    "no_folder": "the folder {folder} does not exist; create it first",
    "foreign": "not a Sijill ledger; name another file",
    "newer": "written by a newer version (schema {version}); upgrade sijill",
    "full": "the disk is full; free some space and run again, what was stored is kept",
    "readonly": "cannot be opened for writing; check its permissions",
    "locked": "in use by another process; wait for it and run again",
    "refused": "{why}",
    "damaged": "damaged or not a ledger ({why})",
    "surrogates": "the text has lone surrogates and cannot be stored",
}
"""What can be wrong with a ledger, and what to do about it."""


class LedgerError(Exception):
    """A ledger that cannot be used; the message names the file and says what to do.

    Args:
        place: the file, or the document that cannot be stored in it.
        kind: one of `KINDS`.
        values: what the wording names.
    """

    def __init__(self, place: str | Path, kind: str, **values: object) -> None:
        self.reason = KINDS[kind].format_map(values)
        super().__init__(f"{place}: {self.reason}")
        self.place = str(place)
        self.kind = kind
        self.values = values


def open_engine(path: Path, *, create: bool) -> Engine:
    """Open `path` as a ledger and bring its schema up to date.

    Raises:
        LedgerError: where there is no such file (and `create` is false), the file is not a ledger, was
            written by a newer version, or cannot be written.
    """
    existed = path.exists() and path.stat().st_size > 0
    if path.is_dir():
        raise LedgerError(path, "directory")
    if not existed and not create:
        raise LedgerError(path, "missing")
    if not path.parent.is_dir():
        raise LedgerError(path, "no_folder", folder=path.parent)
    engine = create_engine(f"sqlite:///{path}", poolclass=NullPool)
    event.listen(engine, "connect", _configure)
    event.listen(engine, "begin", _begin)
    try:
        with engine.connect() as connection:
            application = connection.exec_driver_sql("PRAGMA application_id").scalar()
            version = int(connection.exec_driver_sql("PRAGMA user_version").scalar() or 0)
            if existed and application != APPLICATION_ID:
                raise LedgerError(path, "foreign")
            if version > VERSION:
                raise LedgerError(path, "newer", version=version)
            connection.rollback()
            if version < VERSION:
                _migrate(connection)
    except (DatabaseError, sqlite3.DatabaseError) as error:
        raise database_error(path, error) from error
    return engine


def database_error(place: str | Path, error: Exception) -> LedgerError:
    """A database error in words a user can act on."""
    text = str(getattr(error, "orig", error))
    if "not a database" in text:
        return LedgerError(place, "foreign")
    if "full" in text:
        return LedgerError(place, "full")
    if "readonly" in text or "unable to open" in text:
        return LedgerError(place, "readonly")
    if "locked" in text:
        return LedgerError(place, "locked")
    return LedgerError(place, "refused" if isinstance(error, OperationalError) else "damaged", why=text)


def _configure(connection: sqlite3.Connection, _record: Any) -> None:
    connection.isolation_level = None
    cursor = connection.cursor()
    cursor.execute("PRAGMA foreign_keys = ON")
    cursor.execute("PRAGMA journal_mode = WAL")
    cursor.execute("PRAGMA synchronous = NORMAL")
    cursor.execute("PRAGMA busy_timeout = 10000")
    cursor.close()


def _begin(connection: Connection) -> None:
    connection.exec_driver_sql("BEGIN")


def _migrate(connection: Connection) -> None:
    from alembic import command  # noqa: PLC0415 - only new and old files pay for the import
    from alembic.config import Config  # noqa: PLC0415

    config = Config()
    with resources.as_file(resources.files("sijill.store") / "migrations") as folder:
        config.set_main_option("script_location", str(folder))
        config.attributes["connection"] = connection
        with connection.begin():
            command.upgrade(config, "head")
            connection.exec_driver_sql(f"PRAGMA application_id = {APPLICATION_ID}")
            connection.exec_driver_sql(f"PRAGMA user_version = {VERSION}")
