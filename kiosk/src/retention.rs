//! When what is personal is emptied on this device: now and then, while nobody is at the screen, and before a full disk is called
//! full. Which of it is safely away is read from what `sync-agent` keeps.

use crate::clock::mono_ms;
use chrono::TimeDelta;
use config::Settings;
use desk::Health;
use domain::time::{ClockTrust, Stamp};
use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};
use store::{Deliveries, Forget, Forgotten, Store, StoreError, TargetState};
use uuid::Uuid;

/// Between two looks.
const EVERY_MS: u64 = 60 * 60 * 1000;
/// What the branch service is called among targets.
const BRANCH: &str = "branch";

/// The retention of a device.
pub(crate) struct Retention {
    data: PathBuf,
    days: config::Retention,
    targets: BTreeSet<String>,
    next_ms: u64,
    overdue: u64,
}

impl Retention {
    /// Of the device of these settings, which works on `data`.
    pub(crate) fn of(settings: &Settings, data: &Path) -> Self {
        let branch = settings.device.branch_service.as_ref();
        let branch = branch.map(|_| BRANCH.to_owned());
        let others = settings.targets.iter().map(|target| target.name.clone());
        Self {
            data: data.to_owned(),
            days: settings.retention,
            targets: others.chain(branch).collect(),
            next_ms: 0,
            overdue: 0,
        }
    }

    /// Empties what is due, if it is time to look.
    ///
    /// # Errors
    /// When the disk fails.
    pub(crate) fn look(&mut self, store: &mut Store, now: &Stamp) -> Result<(), StoreError> {
        if mono_ms() < self.next_ms {
            return Ok(());
        }
        self.next_ms = mono_ms() + EVERY_MS;
        self.empty(store, now)
    }

    /// Empties what is due now.
    ///
    /// # Errors
    /// When the disk fails.
    pub(crate) fn empty(&mut self, store: &mut Store, now: &Stamp) -> Result<(), StoreError> {
        // By a clock that is not believed nothing is old.
        if now.clock == ClockTrust::Untrusted {
            return Ok(());
        }
        let wish = self.wish(now)?;
        let done = store.forget(&wish)?;
        tell(&done);
        self.overdue = done.overdue;
        if done.more {
            self.next_ms = 0;
        }
        Ok(())
    }

    /// What staff must know: that a target lacks what should be gone from here by now.
    pub(crate) fn health(&self) -> Option<Health> {
        let (left, at) = (self.overdue, self.days.longest_days);
        (left > 0).then(|| Health {
            part: "retention".to_owned(),
            works: false,
            detail: format!("{left} personal values were never delivered; they are erased after {at} days all the same"),
            since_seconds: 0,
        })
    }

    fn wish(&self, now: &Stamp) -> Result<Forget, StoreError> {
        let ago = |days: u32| now.at - TimeDelta::days(i64::from(days));
        let away_before = ago(self.days.days);
        let mut wish = Forget {
            away_before,
            all_before: ago(self.days.longest_days),
            through: BTreeMap::new(),
            kept_back: BTreeSet::new(),
        };
        if self.targets.is_empty() {
            // Nobody else is to have it.
            wish.all_before = away_before;
        } else if let Some(deliveries) = Deliveries::open(&self.data)? {
            wish.through = self.through(&deliveries.targets()?);
            wish.kept_back = deliveries.kept_back()?;
        }
        Ok(wish)
    }

    /// Up to where each epoch is with every target.
    fn through(&self, known: &[TargetState]) -> BTreeMap<Uuid, u64> {
        let named: Vec<&TargetState> = known
            .iter()
            .filter(|target| self.targets.contains(&target.name))
            .collect();
        let everywhere = named.len() == self.targets.len();
        let epochs: BTreeSet<Uuid> = named
            .iter()
            .flat_map(|it| it.through.keys().copied())
            .collect();
        let least = |epoch: Uuid| {
            let each = named
                .iter()
                .map(|target| target.through.get(&epoch).copied());
            (
                epoch,
                each.map(Option::unwrap_or_default).min().unwrap_or(0),
            )
        };
        epochs
            .into_iter()
            .filter(|_| everywhere)
            .map(least)
            .collect()
    }
}

fn tell(done: &Forgotten) {
    if done.emptied > 0 {
        tracing::info!(
            "{} personal values were erased, their time being over",
            done.emptied
        );
    }
    if done.lost > 0 {
        tracing::error!("{} of them were never delivered", done.lost);
    }
}
