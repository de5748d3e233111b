-- What keeps a target from taking records has a name; `clock_skew` is how many seconds its clock is ahead of this one.
ALTER TABLE targets ADD COLUMN trouble TEXT;
ALTER TABLE targets ADD COLUMN clock_skew INTEGER;

-- A parked record can be sent again ('waiting') or given up ('dropped'); `who` did so, and `why` says it.
CREATE TABLE set_aside_anew (
    target   TEXT NOT NULL,
    epoch    BLOB NOT NULL,
    seq      INTEGER NOT NULL,
    id       TEXT NOT NULL,
    kind     TEXT NOT NULL DEFAULT '',
    subject  TEXT NOT NULL,
    state    TEXT NOT NULL CHECK (state IN ('parked', 'behind', 'waiting', 'dropped')),
    conflict INTEGER NOT NULL DEFAULT 0,
    reason   TEXT NOT NULL,
    at       TEXT NOT NULL,
    who      TEXT,
    why      TEXT,
    PRIMARY KEY (target, epoch, seq)
) STRICT, WITHOUT ROWID;

INSERT INTO set_aside_anew (target, epoch, seq, id, subject, state, reason, at)
    SELECT target, epoch, seq, id, subject, state, reason, at FROM set_aside;
DROP TABLE set_aside;
ALTER TABLE set_aside_anew RENAME TO set_aside;
CREATE INDEX set_aside_subject ON set_aside (target, subject);
CREATE INDEX set_aside_id ON set_aside (id);

-- What is known of this file: 'set_aside', the name of the damaged one before it.
CREATE TABLE file (
    key   TEXT NOT NULL PRIMARY KEY,
    value TEXT NOT NULL
) STRICT, WITHOUT ROWID;
