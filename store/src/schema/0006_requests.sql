-- Visits and requests as their facts have made them (`content`, JSON; nothing of it is personal), and what they are found by.
CREATE TABLE visits (
    id      TEXT NOT NULL PRIMARY KEY,
    ticket  TEXT,
    ended   INTEGER NOT NULL,
    content TEXT NOT NULL
) STRICT, WITHOUT ROWID;
CREATE UNIQUE INDEX visits_ticket ON visits (ticket) WHERE ticket IS NOT NULL;

CREATE TABLE requests (
    id        TEXT NOT NULL PRIMARY KEY,
    reference TEXT NOT NULL UNIQUE,
    service   TEXT NOT NULL,
    state     TEXT NOT NULL,
    -- When nothing more is to be done with it; what is personal in it ages from then.
    closed_ms INTEGER,
    -- By which fact it was changed last.
    epoch     INTEGER NOT NULL,
    seq       INTEGER NOT NULL,
    content   TEXT NOT NULL
) STRICT, WITHOUT ROWID;
CREATE INDEX requests_open ON requests (id) WHERE closed_ms IS NULL;
CREATE INDEX requests_last ON requests (epoch, seq);
