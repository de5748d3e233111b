-- Facts on their way to a case system that is mapped in the settings, in their order; one that is done leaves. `create` and
-- `update` are durable before the request's first byte: found so later, nobody knows what became of it.
CREATE TABLE rest_steps (
    number  INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    target  TEXT NOT NULL,
    epoch   BLOB NOT NULL,
    seq     INTEGER NOT NULL,
    id      TEXT NOT NULL,
    kind    TEXT NOT NULL,
    subject TEXT NOT NULL,
    state   TEXT NOT NULL CHECK (state IN ('planned', 'lookup', 'create', 'update', 'verify')),
    -- The system's own id of the record, once that has said it.
    record  TEXT,
    -- What lets one record be made, and was not spent yet as far as is known.
    token   TEXT,
    -- An action that is taken back is about several subjects.
    UNIQUE (target, epoch, seq, subject)
) STRICT;

CREATE INDEX rest_steps_subject ON rest_steps (target, subject, number);

-- The system's record of each key: done, verified. Losing a row costs a lookup.
CREATE TABLE rest_records (
    target TEXT NOT NULL,
    name   TEXT NOT NULL,
    key    TEXT NOT NULL,
    record TEXT NOT NULL,
    at     TEXT NOT NULL,
    PRIMARY KEY (target, name, key)
) STRICT, WITHOUT ROWID;
