//! Who is signed in. A session is known by the hash of its token alone; it ends by signing out, by its user being
//! shut out or given another PIN, and, by the reader's rule, after idle time.

use super::staff::subject;
use crate::append::Writer;
use crate::error::{Doing, StoreError};
use crate::open::Store;
use crate::read::Reader;
use chrono::DateTime;
use domain::fact::Payload;
use domain::people::StaffRole;
use domain::time::{ClockTrust, Stamp};
use rusqlite::{Connection, OptionalExtension, params};
use uuid::Uuid;

/// SHA-256 of a random token.
pub type TokenHash = [u8; 32];

/// Sessions a member of staff has at most; a further one ends the one least used.
const SESSIONS: u32 = 8;

/// A session of a member of staff who may sign in.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Session {
    /// User name.
    pub user: String,
    /// What they may do.
    pub role: StaffRole,
    /// When they were last there, as far as it was kept; its clock's trust is not.
    pub seen: Stamp,
}

impl Store {
    /// Begins a session of a member of staff whose PIN was right.
    ///
    /// # Errors
    /// [`StoreError::NoUser`], also when they were shut out meanwhile; a failing disk.
    pub fn sign_in(
        &mut self,
        user: &str,
        token: &TokenHash,
        stamp: &Stamp,
    ) -> Result<StaffRole, StoreError> {
        let member = self.member(user)?;
        if member.disabled {
            return Err(StoreError::NoUser(user.to_owned()));
        }
        let payload = Payload::StaffSignedIn {
            user: user.to_owned(),
        };
        let fact = self.about((payload, subject(user)), stamp, &subject(user))?;
        self.transact(|writer| {
            put(writer, (user, token), stamp)?;
            bound(writer, user)?;
            writer.append(&fact).map(|_| ())
        })?;
        Ok(member.role)
    }

    /// Keeps that someone is still there. A session that ended meanwhile stays so.
    ///
    /// # Errors
    /// A failing disk.
    pub fn touch_session(&mut self, token: &TokenHash, stamp: &Stamp) -> Result<(), StoreError> {
        let sql = "UPDATE sessions SET at_ms = ?, boot = ?, mono_ms = ? WHERE token = ?";
        let values = params![
            stamp.at.timestamp_millis(),
            stamp.boot.as_bytes(),
            stamp.mono_ms as i64,
            token
        ];
        self.transact(|writer| {
            let touched = writer.connection.execute(sql, values);
            touched.doing("keeping a session").map(|_| ())
        })
    }

    /// Ends a session. One that ended before is no error, and no fact.
    ///
    /// # Errors
    /// A failing disk.
    pub fn sign_out(&mut self, token: &TokenHash, stamp: &Stamp) -> Result<(), StoreError> {
        let Some(session) = session(&self.connection, token)? else {
            return Ok(());
        };
        let user = session.user;
        let payload = Payload::StaffSignedOut { user: user.clone() };
        let fact = self.about((payload, subject(&user)), stamp, &subject(&user))?;
        self.transact(|writer| {
            let ended = writer
                .connection
                .execute("DELETE FROM sessions WHERE token = ?", [token]);
            ended.doing("ending a session")?;
            writer.append(&fact).map(|_| ())
        })
    }
}

impl Reader {
    /// The session of a token, while it lasts and its user may sign in; whether it was idle too long is the
    /// caller's to say.
    ///
    /// # Errors
    /// When the journal cannot be read.
    pub fn session(&self, token: &TokenHash) -> Result<Option<Session>, StoreError> {
        session(&self.connection, token)
    }
}

/// Ends every session of a user.
pub(super) fn end_of_user(writer: &Writer<'_>, user: &str) -> Result<(), StoreError> {
    let ended = writer
        .connection
        .execute("DELETE FROM sessions WHERE user = ?", [user]);
    ended.doing("ending sessions").map(|_| ())
}

/// Ends every session: of a restored journal, none is what it was.
pub(crate) fn end_all_sessions(connection: &Connection) -> Result<(), StoreError> {
    let ended = connection.execute("DELETE FROM sessions", []);
    ended.doing("ending sessions").map(|_| ())
}

fn put(
    writer: &Writer<'_>,
    (user, token): (&str, &TokenHash),
    stamp: &Stamp,
) -> Result<(), StoreError> {
    let sql = "INSERT INTO sessions (token, user, at_ms, boot, mono_ms) VALUES (?, ?, ?, ?, ?)";
    let values = params![
        token,
        user,
        stamp.at.timestamp_millis(),
        stamp.boot.as_bytes(),
        stamp.mono_ms as i64
    ];
    let begun = writer.connection.execute(sql, values);
    begun.doing("beginning a session").map(|_| ())
}

/// Sessions that ended by idling leave their rows; a user's oldest go when new ones come.
fn bound(writer: &Writer<'_>, user: &str) -> Result<(), StoreError> {
    let sql = "DELETE FROM sessions WHERE user = ?1 AND token NOT IN (SELECT token FROM sessions
        WHERE user = ?1 ORDER BY at_ms DESC, mono_ms DESC LIMIT ?2)";
    let ended = writer.connection.execute(sql, params![user, SESSIONS]);
    ended.doing("ending old sessions").map(|_| ())
}

fn session(connection: &Connection, token: &TokenHash) -> Result<Option<Session>, StoreError> {
    let doing = "looking for a session";
    let sql = "SELECT staff.user, role, at_ms, boot, mono_ms FROM sessions JOIN staff ON staff.user = sessions.user
        WHERE token = ? AND NOT disabled";
    let mut statement = connection.prepare_cached(sql).doing(doing)?;
    statement
        .query_row([token], |row| {
            let role: String = row.get(1)?;
            let seen = Stamp {
                at: DateTime::from_timestamp_millis(row.get(2)?).unwrap_or_default(),
                clock: ClockTrust::Untrusted,
                boot: Uuid::from_bytes(row.get(3)?),
                mono_ms: row.get::<_, i64>(4)?.unsigned_abs(),
            };
            Ok(Session {
                user: row.get(0)?,
                role: StaffRole::from_code(&role).unwrap_or(StaffRole::Clerk),
                seen,
            })
        })
        .optional()
        .doing(doing)
}
