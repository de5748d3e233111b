-- One row for each place (source and seq) that was answered for, whatever the answer; `event` is there where it was accepted.
-- `number` is the order of effects.
CREATE TABLE events (
    number  INTEGER PRIMARY KEY AUTOINCREMENT,
    source  TEXT NOT NULL,
    seq     INTEGER NOT NULL,
    id      TEXT NOT NULL,
    hash    TEXT NOT NULL,
    verdict TEXT NOT NULL CHECK (verdict IN ('accepted', 'conflict', 'rejected')),
    event   TEXT CHECK ((event IS NOT NULL) = (verdict = 'accepted')),
    UNIQUE (source, seq)
) STRICT;

-- Uniqueness is the table's work: looking first and inserting then would let two through.
CREATE UNIQUE INDEX events_id ON events (id) WHERE verdict = 'accepted';

-- Up to which seq every place of a source was answered for.
CREATE TABLE sources (
    source  TEXT NOT NULL PRIMARY KEY,
    through INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
