-- A ticket's life after it was issued. Moments are kept as `at_ms clock boot mono_ms` (see `ticket`).
ALTER TABLE tickets ADD COLUMN visitor TEXT;
ALTER TABLE tickets ADD COLUMN channel TEXT NOT NULL DEFAULT 'interview';
ALTER TABLE tickets ADD COLUMN issued TEXT NOT NULL DEFAULT '';
-- What orders those who wait, and when that wait began: the first arrival, or a late return.
ALTER TABLE tickets ADD COLUMN order_epoch INTEGER NOT NULL DEFAULT 0;
ALTER TABLE tickets ADD COLUMN order_seq INTEGER NOT NULL DEFAULT 0;
ALTER TABLE tickets ADD COLUMN arrived TEXT NOT NULL DEFAULT '';
-- When and by which fact it came into its state.
ALTER TABLE tickets ADD COLUMN since TEXT NOT NULL DEFAULT '';
ALTER TABLE tickets ADD COLUMN since_epoch INTEGER NOT NULL DEFAULT 0;
ALTER TABLE tickets ADD COLUMN since_seq INTEGER NOT NULL DEFAULT 0;
ALTER TABLE tickets ADD COLUMN counter TEXT;
ALTER TABLE tickets ADD COLUMN recalls INTEGER NOT NULL DEFAULT 0;
ALTER TABLE tickets ADD COLUMN called TEXT;
ALTER TABLE tickets ADD COLUMN called_epoch INTEGER NOT NULL DEFAULT 0;
ALTER TABLE tickets ADD COLUMN called_seq INTEGER NOT NULL DEFAULT 0;
ALTER TABLE tickets ADD COLUMN called_at TEXT NOT NULL DEFAULT '';
ALTER TABLE tickets ADD COLUMN busy_ms INTEGER NOT NULL DEFAULT 0;
ALTER TABLE tickets ADD COLUMN outcome TEXT;
-- The last action that changed it.
ALTER TABLE tickets ADD COLUMN act TEXT;

UPDATE tickets SET
    order_epoch = tickets.epoch, order_seq = tickets.seq,
    visitor = json_extract(f.data, '$.visitor'), channel = json_extract(f.data, '$.channel'),
    issued = f.at_ms || ' ' || f.clock || ' ' || lower(hex(f.boot)) || ' ' || f.mono_ms,
    arrived = f.at_ms || ' ' || f.clock || ' ' || lower(hex(f.boot)) || ' ' || f.mono_ms
    FROM facts f WHERE f.epoch = tickets.epoch AND f.seq = tickets.seq;
UPDATE tickets SET (since, since_epoch, since_seq) = (
    SELECT f.at_ms || ' ' || f.clock || ' ' || lower(hex(f.boot)) || ' ' || f.mono_ms, f.epoch, f.seq FROM facts f
    WHERE f.subject = substr(lower(hex(tickets.id)), 1, 8) || '-' || substr(lower(hex(tickets.id)), 9, 4) || '-'
        || substr(lower(hex(tickets.id)), 13, 4) || '-' || substr(lower(hex(tickets.id)), 17, 4) || '-'
        || substr(lower(hex(tickets.id)), 21) AND f.kind IN ('ticket.issued', 'ticket.expired')
    ORDER BY f.epoch DESC, f.seq DESC LIMIT 1);

-- Lanes: who waits for a service, by class, in order.
DROP INDEX tickets_waiting;
CREATE INDEX tickets_waiting ON tickets (service, priority, order_epoch, order_seq) WHERE state = 'waiting';
-- One counter, one ticket, except what it holds.
CREATE UNIQUE INDEX tickets_at_counter ON tickets (counter) WHERE state IN ('called', 'serving');
CREATE INDEX tickets_set_aside ON tickets (state, since_epoch, since_seq) WHERE state IN ('held', 'no_show');
CREATE INDEX tickets_called ON tickets (business_day, called_epoch, called_seq) WHERE called_seq > 0;
CREATE INDEX facts_subject ON facts (subject, epoch, seq);

CREATE TABLE counters (
    id          TEXT NOT NULL PRIMARY KEY,
    state       TEXT NOT NULL,
    -- Turns of the ratio between priority and normal that it spent today.
    turn        INTEGER NOT NULL,
    by          TEXT NOT NULL,
    since       TEXT NOT NULL,
    -- Its last action, with the facts of it and what the counter was before.
    act         TEXT,
    acted       TEXT,
    facts       TEXT NOT NULL,
    state_before TEXT NOT NULL,
    turn_before INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

-- Tickets as they were before their counter's last action.
CREATE TABLE before_act (
    counter TEXT NOT NULL,
    ticket  BLOB NOT NULL,
    image   TEXT NOT NULL,
    PRIMARY KEY (counter, ticket)
) STRICT, WITHOUT ROWID;

-- Idempotency keys of the open day, with what their request was answered, as JSON.
CREATE TABLE answers (
    path   TEXT NOT NULL,
    key    TEXT NOT NULL,
    body   BLOB NOT NULL,
    answer TEXT NOT NULL,
    PRIMARY KEY (path, key)
) STRICT, WITHOUT ROWID;
INSERT INTO answers SELECT path, key, body, '"' || lower(hex(ticket)) || '"' FROM repeats;
DROP TABLE repeats;
CREATE INDEX print_jobs_ticket ON print_jobs (ticket, copy);
CREATE INDEX tickets_finished ON tickets (service, since_epoch, since_seq) WHERE state = 'finished';
