//! Members of staff. Hashing a PIN is slow and happens elsewhere; here comes the finished Argon2id hash.

use super::{check_name, keep_secret};
use crate::error::{Doing, StoreError};
use crate::open::Store;
use crate::people::sessions::end_of_user;
use crate::read::Reader;
use domain::fact::Payload;
use domain::people::StaffRole;
use domain::time::Stamp;
use rusqlite::{Connection, OptionalExtension};

/// A member of staff.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct StaffMember {
    /// User name.
    pub user: String,
    /// What they may do.
    pub role: StaffRole,
    /// Whether they may not sign in.
    pub disabled: bool,
}

impl Store {
    /// Adds a member of staff with the Argon2id `hash` of their PIN or password.
    ///
    /// # Errors
    /// [`StoreError::BadName`], [`StoreError::UserExists`], a failing disk.
    pub fn add_staff(
        &mut self,
        (user, role): (&str, StaffRole),
        hash: &str,
        stamp: &Stamp,
        by: &str,
    ) -> Result<(), StoreError> {
        check_name(user)?;
        if self.member(user).is_ok() {
            return Err(StoreError::UserExists(user.to_owned()));
        }
        let payload = Payload::StaffAdded {
            user: user.to_owned(),
            role,
        };
        let fact = self.about((payload, subject(user)), stamp, by)?;
        self.transact(|writer| {
            keep_secret(writer, ("staff", user), hash)?;
            writer.append(&fact).map(|_| ())
        })
    }

    /// Gives a member of staff another PIN or password; whoever is signed in by the old one is so no more.
    ///
    /// # Errors
    /// [`StoreError::NoUser`], a failing disk.
    pub fn change_staff_secret(
        &mut self,
        user: &str,
        hash: &str,
        stamp: &Stamp,
        by: &str,
    ) -> Result<(), StoreError> {
        self.member(user)?;
        let payload = Payload::StaffChanged {
            user: user.to_owned(),
            role: None,
        };
        let fact = self.about((payload, subject(user)), stamp, by)?;
        self.transact(|writer| {
            keep_secret(writer, ("staff", user), hash)?;
            end_of_user(writer, user)?;
            writer.append(&fact).map(|_| ())
        })
    }

    /// Gives a member of staff another role, also in the sessions they have. The same role is no change.
    ///
    /// # Errors
    /// [`StoreError::NoUser`], [`StoreError::LastAdmin`], a failing disk.
    pub fn change_staff_role(
        &mut self,
        user: &str,
        role: StaffRole,
        stamp: &Stamp,
        by: &str,
    ) -> Result<(), StoreError> {
        if self.member(user)?.role == role {
            return Ok(());
        }
        self.leaves_an_admin(user)?;
        let payload = Payload::StaffChanged {
            user: user.to_owned(),
            role: Some(role),
        };
        let fact = self.about((payload, subject(user)), stamp, by)?;
        self.transact(|writer| writer.append(&fact).map(|_| ()))
    }

    /// Shuts a member of staff out, at once. Whoever is shut out already stays so.
    ///
    /// # Errors
    /// [`StoreError::NoUser`], [`StoreError::LastAdmin`], a failing disk.
    pub fn disable_staff(&mut self, user: &str, stamp: &Stamp, by: &str) -> Result<(), StoreError> {
        if self.member(user)?.disabled {
            return Ok(());
        }
        self.leaves_an_admin(user)?;
        let payload = Payload::StaffDisabled {
            user: user.to_owned(),
        };
        let fact = self.about((payload, subject(user)), stamp, by)?;
        self.transact(|writer| {
            end_of_user(writer, user)?;
            writer.append(&fact).map(|_| ())
        })
    }

    /// Lets a member of staff sign in again.
    ///
    /// # Errors
    /// [`StoreError::NoUser`], a failing disk.
    pub fn enable_staff(&mut self, user: &str, stamp: &Stamp, by: &str) -> Result<(), StoreError> {
        if !self.member(user)?.disabled {
            return Ok(());
        }
        let payload = Payload::StaffEnabled {
            user: user.to_owned(),
        };
        let fact = self.about((payload, subject(user)), stamp, by)?;
        self.transact(|writer| writer.append(&fact).map(|_| ()))
    }

    /// Puts on record that signing in was refused `times` since the record before; `user` only where there is
    /// such a user.
    ///
    /// # Errors
    /// [`StoreError::NoUser`], a failing disk.
    pub fn staff_refused(
        &mut self,
        user: Option<&str>,
        times: u32,
        stamp: &Stamp,
        by: &str,
    ) -> Result<(), StoreError> {
        if let Some(user) = user {
            self.member(user)?;
        }
        let payload = Payload::StaffRefused {
            user: user.map(str::to_owned),
            times,
        };
        let about = user.map_or_else(|| "staff".to_owned(), subject);
        let fact = self.about((payload, about), stamp, by)?;
        self.transact(|writer| writer.append(&fact).map(|_| ()))
    }

    /// Everyone, by user name.
    ///
    /// # Errors
    /// When the journal cannot be read.
    pub fn staff(&self) -> Result<Vec<StaffMember>, StoreError> {
        staff(&self.connection)
    }

    pub(super) fn member(&self, user: &str) -> Result<StaffMember, StoreError> {
        let found = staff(&self.connection)?.into_iter();
        let mut found = found.filter(|member| member.user == user);
        found
            .next()
            .ok_or_else(|| StoreError::NoUser(user.to_owned()))
    }

    /// That somebody else may still keep staff when `user` may not.
    fn leaves_an_admin(&self, user: &str) -> Result<(), StoreError> {
        let admin = |member: &StaffMember| member.role == StaffRole::Admin && !member.disabled;
        let all = self.staff()?;
        let (is, others) = (
            |member: &&StaffMember| member.user == user && admin(member),
            all.iter()
                .any(|member| member.user != user && admin(member)),
        );
        if all.iter().any(|member| is(&member)) && !others {
            return Err(StoreError::LastAdmin(user.to_owned()));
        }
        Ok(())
    }
}

impl Reader {
    /// Everyone, by user name.
    ///
    /// # Errors
    /// When the journal cannot be read.
    pub fn staff(&self) -> Result<Vec<StaffMember>, StoreError> {
        staff(&self.connection)
    }

    /// The Argon2id hash of a member's PIN or password; `None` for nobody, and for whoever is shut out.
    ///
    /// # Errors
    /// When the journal cannot be read.
    pub fn staff_secret(&self, user: &str) -> Result<Option<String>, StoreError> {
        let sql = "SELECT value FROM secrets JOIN staff ON staff.user = secrets.name
            WHERE kind = 'staff' AND name = ? AND NOT disabled";
        self.connection
            .query_row(sql, [user], |row| row.get(0))
            .optional()
            .doing("looking for a member of staff")
    }
}

pub(super) fn subject(user: &str) -> String {
    format!("staff:{user}")
}

fn staff(connection: &Connection) -> Result<Vec<StaffMember>, StoreError> {
    let doing = "reading the staff";
    let mut statement = connection
        .prepare_cached("SELECT user, role, disabled FROM staff ORDER BY user")
        .doing(doing)?;
    let rows = statement.query_map([], |row| {
        let role: String = row.get(1)?;
        Ok(StaffMember {
            user: row.get(0)?,
            // The least for a word of a newer version.
            role: StaffRole::from_code(&role).unwrap_or(StaffRole::Clerk),
            disabled: row.get(2)?,
        })
    });
    rows.and_then(Iterator::collect).doing(doing)
}
