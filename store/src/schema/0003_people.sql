-- Members of staff and paired devices, as facts tell.
CREATE TABLE staff (
    user     TEXT NOT NULL PRIMARY KEY,
    role     TEXT NOT NULL,
    disabled INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE devices (
    name    TEXT NOT NULL PRIMARY KEY,
    role    TEXT NOT NULL,
    revoked INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

-- What no fact may tell: an Argon2id hash of each member's PIN (`staff`), SHA-256 of each device's token
-- (`device`), as text.
CREATE TABLE secrets (
    kind  TEXT NOT NULL,
    name  TEXT NOT NULL,
    value TEXT NOT NULL,
    PRIMARY KEY (kind, name)
) STRICT, WITHOUT ROWID;

CREATE UNIQUE INDEX secrets_of_devices ON secrets (value) WHERE kind = 'device';

-- Who is signed in, by the SHA-256 of their session's token, and when they were last there.
CREATE TABLE sessions (
    token   BLOB NOT NULL PRIMARY KEY,
    user    TEXT NOT NULL,
    at_ms   INTEGER NOT NULL,
    boot    BLOB NOT NULL,
    mono_ms INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

CREATE INDEX sessions_of_users ON sessions (user);
