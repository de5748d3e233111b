-- Ratings as facts of this device tell them; a later one of a subject leaves the earlier where it is.
CREATE TABLE ratings (
    epoch        INTEGER NOT NULL,
    seq          INTEGER NOT NULL,
    subject      TEXT NOT NULL,
    business_day TEXT NOT NULL,
    score        TEXT NOT NULL,
    reasons      TEXT NOT NULL,
    marked       TEXT,
    PRIMARY KEY (epoch, seq)
) STRICT, WITHOUT ROWID;

-- Suggestions, and how far staff are with those of other devices too.
CREATE TABLE suggestions (
    subject      TEXT NOT NULL PRIMARY KEY,
    epoch        INTEGER NOT NULL,
    seq          INTEGER NOT NULL,
    business_day TEXT NOT NULL,
    state        TEXT NOT NULL
) STRICT, WITHOUT ROWID;

-- Who served visitors of which service on which day, by which action: one that is taken back served nobody.
CREATE TABLE served (
    business_day TEXT NOT NULL,
    service      TEXT NOT NULL,
    user         TEXT NOT NULL,
    act          TEXT NOT NULL,
    PRIMARY KEY (business_day, service, user, act)
) STRICT, WITHOUT ROWID;
CREATE INDEX served_act ON served (act);
-- From facts of before: the service a ticket was of just then, by the last of those that sent it on and were not taken back.
INSERT OR IGNORE INTO served SELECT business_day, service, substr(by, 7), act FROM (
    SELECT f.business_day, f.by, f.data ->> 'act' AS act, (
        SELECT g.data ->> 'service' FROM facts g
        WHERE g.subject = f.subject AND g.kind IN ('ticket.issued', 'ticket.transferred')
            AND (g.epoch, g.seq) < (f.epoch, f.seq)
            AND NOT EXISTS (SELECT 1 FROM facts u WHERE u.kind = 'ticket.undone'
                AND u.data ->> 'act' = g.data ->> 'act' AND (u.epoch, u.seq) < (f.epoch, f.seq))
        ORDER BY g.epoch DESC, g.seq DESC LIMIT 1
    ) AS service
    FROM facts f WHERE f.kind IN ('ticket.started', 'ticket.finished') AND f.by GLOB 'staff:*'
        AND NOT EXISTS (SELECT 1 FROM facts u WHERE u.kind = 'ticket.undone'
            AND u.data ->> 'act' = f.data ->> 'act' AND (u.epoch, u.seq) > (f.epoch, f.seq))
) WHERE business_day IS NOT NULL AND service IS NOT NULL;

CREATE INDEX tickets_code ON tickets (code);
CREATE INDEX tickets_ended ON tickets (business_day, service, visitor) WHERE state = 'finished';

-- Facts of other devices, kept apart and as they came; never sent on. Each place is answered for once: `verdict`.
CREATE TABLE received (
    device       TEXT NOT NULL,
    epoch        BLOB NOT NULL,
    seq          INTEGER NOT NULL,
    id           BLOB NOT NULL,
    hash         BLOB NOT NULL,
    verdict      TEXT NOT NULL,
    reason       TEXT,
    kind         TEXT NOT NULL,
    subject      TEXT NOT NULL,
    business_day TEXT,
    at_ms        INTEGER NOT NULL,
    data         TEXT NOT NULL,
    commitment   BLOB,
    salt         BLOB,
    personal     BLOB,
    PRIMARY KEY (device, epoch, seq)
) STRICT, WITHOUT ROWID;
CREATE UNIQUE INDEX received_id ON received (id) WHERE verdict = 'accepted';
CREATE INDEX received_suggestions ON received (subject) WHERE kind = 'suggestion.left';

-- Up to where everything of a source was answered for.
CREATE TABLE sources (
    device  TEXT NOT NULL,
    epoch   BLOB NOT NULL,
    through INTEGER NOT NULL,
    PRIMARY KEY (device, epoch)
) STRICT, WITHOUT ROWID;

-- What results count: of each visitor the last rating, of whatever device. Which ticket it is linked with is personal, and
-- stands here as a keyed digest; so this follows from no facts, as what comes after it.
CREATE TABLE opinions (
    id           INTEGER PRIMARY KEY AUTOINCREMENT,
    fact         BLOB NOT NULL,
    subject      TEXT NOT NULL,
    ticket       BLOB,
    business_day TEXT NOT NULL,
    service      TEXT,
    internal     INTEGER NOT NULL,
    -- Its place in the order of faces, and a bit for each reason.
    score        INTEGER NOT NULL,
    reasons      INTEGER NOT NULL,
    marked       INTEGER NOT NULL,
    commented    INTEGER NOT NULL,
    -- In which edition it was released; 0: not yet.
    edition      INTEGER NOT NULL,
    -- What takes its place once that is released.
    replaced_by  INTEGER
) STRICT;
CREATE INDEX opinions_cells ON opinions (internal, business_day, service, edition, reasons, score, marked);
CREATE INDEX opinions_subject ON opinions (subject);
CREATE INDEX opinions_ticket ON opinions (ticket) WHERE ticket IS NOT NULL;
CREATE INDEX opinions_replaced ON opinions (replaced_by);
CREATE INDEX opinions_comments ON opinions (business_day) WHERE commented = 1;

-- How each period (a month, visitors and internal ones apart) is grouped since its last edition.
CREATE TABLE editions (
    month    TEXT NOT NULL,
    internal INTEGER NOT NULL,
    plan     TEXT NOT NULL,
    PRIMARY KEY (month, internal)
) STRICT, WITHOUT ROWID;

-- With which ticket a suggestion is linked, by its digest.
CREATE TABLE suggested (
    subject TEXT NOT NULL PRIMARY KEY,
    ticket  BLOB NOT NULL
) STRICT, WITHOUT ROWID;
CREATE INDEX suggested_by ON suggested (ticket);

-- What is personal, by its age: it is emptied when its time is over.
CREATE INDEX facts_personal ON facts (at_ms) WHERE personal IS NOT NULL;
CREATE INDEX received_personal ON received (at_ms) WHERE personal IS NOT NULL;
