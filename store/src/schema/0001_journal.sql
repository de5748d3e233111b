-- Marks the file as ours: "ISTQ".
PRAGMA application_id = 1230197841;

-- Epochs of this device, in order.
CREATE TABLE epochs (
    number INTEGER NOT NULL PRIMARY KEY,
    epoch  BLOB NOT NULL UNIQUE,
    device TEXT NOT NULL
) STRICT;

-- The journal. `personal` is sealed; emptying it and `salt` leaves `hash` as it was.
CREATE TABLE facts (
    epoch        INTEGER NOT NULL,
    seq          INTEGER NOT NULL,
    id           BLOB NOT NULL UNIQUE,
    kind         TEXT NOT NULL,
    subject      TEXT NOT NULL,
    business_day TEXT,
    at_ms        INTEGER NOT NULL,
    clock        TEXT NOT NULL,
    boot         BLOB,
    mono_ms      INTEGER,
    by           TEXT NOT NULL,
    data         TEXT NOT NULL,
    commitment   BLOB,
    salt         BLOB,
    personal     BLOB,
    hash         BLOB NOT NULL,
    PRIMARY KEY (epoch, seq)
) STRICT, WITHOUT ROWID;

-- State that follows from the facts.
CREATE TABLE state (
    key   TEXT NOT NULL PRIMARY KEY,
    value TEXT NOT NULL
) STRICT, WITHOUT ROWID;

-- The numbers each service has yet to give today; those given since (epoch, seq) are not given again.
CREATE TABLE numbers (
    service     TEXT NOT NULL PRIMARY KEY,
    first       INTEGER NOT NULL,
    range_last  INTEGER NOT NULL,
    next        INTEGER NOT NULL,
    last        INTEGER NOT NULL,
    epoch       INTEGER NOT NULL,
    seq         INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE tickets (
    id           BLOB NOT NULL PRIMARY KEY,
    business_day TEXT NOT NULL,
    number       INTEGER NOT NULL,
    service      TEXT NOT NULL,
    state        TEXT NOT NULL,
    priority     INTEGER NOT NULL,
    language     TEXT NOT NULL,
    code         TEXT NOT NULL,
    epoch        INTEGER NOT NULL,
    seq          INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

CREATE UNIQUE INDEX tickets_alive ON tickets (business_day, number)
    WHERE state IN ('waiting', 'called', 'serving', 'held', 'no_show');
CREATE INDEX tickets_given ON tickets (business_day, number, epoch, seq);
CREATE INDEX tickets_waiting ON tickets (service, epoch, seq) WHERE state = 'waiting';

CREATE TABLE print_jobs (
    id     BLOB NOT NULL PRIMARY KEY,
    ticket BLOB NOT NULL,
    copy   INTEGER NOT NULL,
    state  TEXT NOT NULL,
    detail TEXT,
    epoch  INTEGER NOT NULL,
    seq    INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

CREATE INDEX print_jobs_open ON print_jobs (epoch, seq) WHERE state IN ('queued', 'sending');

-- Idempotency keys of the open day, with what their request was answered.
CREATE TABLE repeats (
    path   TEXT NOT NULL,
    key    TEXT NOT NULL,
    body   BLOB NOT NULL,
    ticket BLOB NOT NULL,
    PRIMARY KEY (path, key)
) STRICT, WITHOUT ROWID;

-- What this file is and where it woke last; not made of facts.
CREATE TABLE file (
    key   TEXT NOT NULL PRIMARY KEY,
    value TEXT NOT NULL
) STRICT, WITHOUT ROWID;
