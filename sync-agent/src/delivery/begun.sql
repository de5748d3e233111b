-- How delivery to each target stands.
CREATE TABLE targets (
    name         TEXT NOT NULL PRIMARY KEY,
    last_error   TEXT,
    last_success TEXT
) STRICT, WITHOUT ROWID;

-- Every fact of an epoch up to `seq` is answered for by the target, or set aside.
CREATE TABLE cursors (
    target TEXT NOT NULL,
    epoch  BLOB NOT NULL,
    seq    INTEGER NOT NULL,
    PRIMARY KEY (target, epoch)
) STRICT, WITHOUT ROWID;

-- Facts that a target refused ('parked'), and later ones of their subjects ('behind'), in their order.
CREATE TABLE set_aside (
    target  TEXT NOT NULL,
    epoch   BLOB NOT NULL,
    seq     INTEGER NOT NULL,
    id      TEXT NOT NULL,
    subject TEXT NOT NULL,
    state   TEXT NOT NULL CHECK (state IN ('parked', 'behind')),
    reason  TEXT NOT NULL,
    at      TEXT NOT NULL,
    PRIMARY KEY (target, epoch, seq)
) STRICT, WITHOUT ROWID;

CREATE INDEX set_aside_subject ON set_aside (target, subject);
