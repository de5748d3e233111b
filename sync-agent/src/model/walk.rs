//! One walk: chance moves the device, its staff, its disk, its power, the network and the target, and after every step what
//! must always hold is looked at.

use super::device::{Device, Known, Template};
use super::far::{Fault, Poison, Shared};
use super::luck::Luck;
use crate::delivery::DELIVERY;
use crate::http::Credentials;
use crate::sender::{Sender, Step};
use crate::state::State;
use crate::status::status;
use crate::target::{HttpTarget, Kind, KnownBy, Target};
use crate::throttle::Limits;
use config::Settings;
use std::collections::{BTreeMap, BTreeSet};
use std::path::PathBuf;
use std::time::Duration;
use uuid::Uuid;

const STEPS: usize = 14;
/// Steps within which everything comes to rest once nothing goes wrong.
const REST: usize = 400;

pub(super) struct Walk<'a> {
    luck: Luck,
    settings: &'a Settings,
    device: Device,
    far: Shared,
    target: Target,
    sender: Option<Sender<Shared>>,
    /// Every fact there ever was, also those that a restored journal no longer holds.
    ever: BTreeMap<Uuid, Known>,
    backup: Option<PathBuf>,
    yesterday: Option<PathBuf>,
    full: bool,
}

impl<'a> Walk<'a> {
    pub(super) fn new(template: &'a Template, seed: u64) -> Self {
        let mut luck = Luck::new(seed);
        let device = Device::new(template);
        let target = target(&mut luck);
        let mut walk = Self {
            settings: &template.settings,
            far: Shared::new(device.data()),
            luck,
            device,
            target,
            sender: None,
            ever: BTreeMap::new(),
            backup: None,
            yesterday: None,
            full: false,
        };
        walk.remembers();
        walk
    }

    /// Walks to its end; how many effects there were.
    pub(super) async fn walks(mut self) -> usize {
        for _ in 0..STEPS {
            self.moves().await;
            self.nothing_is_lost();
        }
        self.comes_to_rest().await;
        // What the target lost, it is found to lack within a day.
        tokio::time::advance(Duration::from_secs(25 * 3600)).await;
        self.comes_to_rest().await;
        self.all_is_there_once_and_in_order();
        self.far.lock().effects.len()
    }

    async fn moves(&mut self) {
        match self.luck.below(100) {
            0..22 => self.device_goes_on(),
            22..76 => self.sends().await,
            76..84 => self.sender = None,
            84..90 => self.poisons_or_heals(),
            90..94 => self.staff_steer(),
            94..97 => self.files_go_wrong(),
            97..99 => self.full = !self.full,
            _ => self.journal_is_restored(),
        }
    }

    fn device_goes_on(&mut self) {
        for _ in 0..=self.luck.below(5) {
            match self.luck.below(10) {
                0..4 => self.device.issues(),
                4..8 => self.device.acts(self.luck.below(1000)),
                _ => self.device.tells(),
            }
        }
        self.remembers();
    }

    fn remembers(&mut self) {
        self.device.reads();
        for fact in &self.device.facts {
            self.ever.entry(fact.id).or_insert_with(|| fact.clone());
        }
    }

    /// A step of the sender, while something goes wrong more often than not.
    async fn sends(&mut self) {
        let fault = match self.luck.below(5) {
            0..2 => Fault::None,
            _ => self.luck.of(&[
                Fault::CutBefore,
                Fault::CutAfter,
                Fault::SilentBefore,
                Fault::SilentAfter,
                Fault::Status(401),
                Fault::Status(404),
                Fault::Status(408),
                Fault::Status(500),
                Fault::Status(503),
                Fault::Rest(30),
                Fault::Page,
                Fault::HalfAnAnswer,
                Fault::HalfTheFacts,
                Fault::Forgets(3),
            ]),
        };
        self.far.lock().fault = fault;
        self.steps().await;
    }

    /// A step of the sender, and the time that it wants to pass; `None` where it did not come to its end.
    async fn steps(&mut self) -> Option<Step> {
        let mut sender = self.sender.take().unwrap_or_else(|| self.started());
        sender.has_a_full_disk(self.full);
        let waiting = Self::behind_others(&sender);
        let before = self.far.lock().requests;
        let stepped = tokio::time::timeout(Duration::from_secs(60), sender.step()).await;
        if self.far.lock().requests > before {
            self.none_went_ahead(&waiting);
        }
        let Ok(stepped) = stepped else {
            // Its power was cut, or it goes on with the same bytes.
            self.sender = (self.luck.below(2) == 0).then_some(sender);
            return None;
        };
        let step = stepped.or_else(|error| sender.failed(&error.trouble()));
        self.sender = Some(sender);
        match step {
            Ok(Step::Paced(wait) | Step::Failed(wait)) => tokio::time::advance(wait).await,
            Ok(Step::Idle | Step::Moved) => {}
            Err(ref error) => assert!(self.full, "{error:?}"),
        }
        step.ok()
    }

    fn started(&self) -> Sender<Shared> {
        let Kind::Http(http) = self.target.kind.clone() else {
            unreachable!("walks are of batches")
        };
        let (data, far) = (self.device.data(), self.far.clone());
        Sender::new(&self.target, http, far, data, "manarat").unwrap()
    }

    /// What has to wait for another of its subject.
    fn behind_others(sender: &Sender<Shared>) -> BTreeSet<Uuid> {
        let listed = sender.records();
        let waits = listed.iter().filter(|record| {
            let before = listed.iter().filter(|before| {
                (before.epoch, &before.subject) == (record.epoch, &record.subject)
            });
            record.state == "behind"
                && before
                    .clone()
                    .any(|before| before.seq < record.seq && before.state == "parked")
        });
        waits.map(|record| record.id.parse().unwrap()).collect()
    }

    fn none_went_ahead(&self, waiting: &BTreeSet<Uuid>) {
        let far = self.far.lock();
        let ahead = far.carried.iter().find(|id| waiting.contains(id));
        assert_eq!(ahead, None, "a fact went ahead of one that is parked");
    }

    fn poisons_or_heals(&mut self) {
        let pick = self.luck.below(self.device.facts.len());
        let poison = self.luck.of(&[Poison::Batch, Poison::Item]);
        let (heals, id) = (self.luck.below(3) == 0, self.device.facts[pick].id);
        let mut far = self.far.lock();
        match heals {
            true => far.poisoned.clear(),
            false => drop(far.poisoned.insert(id, poison)),
        }
    }

    fn staff_steer(&mut self) {
        let records = crate::parked(self.device.data(), None).unwrap_or_default();
        let parked: Vec<_> = records
            .iter()
            .filter(|record| record.state == "parked")
            .collect();
        if parked.is_empty() {
            return;
        }
        let id = self.luck.of(&parked).id.parse().unwrap();
        let steered = match self.luck.below(3) {
            0 => crate::drop_parked(self.device.data(), None, id, "by chance"),
            _ => crate::retry_parked(self.device.data(), None, id),
        };
        steered.unwrap();
    }

    /// Something befalls `delivery.db`. While the program runs it can only be lost; a copy of it is whole, and one is put
    /// in its place, while nobody has it open.
    fn files_go_wrong(&mut self) {
        let (file, kept) = (
            self.device.data().join(DELIVERY),
            self.device.data().join("yesterday"),
        );
        match self.luck.below(4) {
            0 => self.loses_delivery_db(),
            1 => {
                self.sender = None;
                self.yesterday = std::fs::copy(&file, &kept).ok().map(|_| kept);
            }
            2 => {
                self.sender = None;
                if let Some(yesterday) = &self.yesterday {
                    std::fs::copy(yesterday, &file).unwrap();
                }
            }
            _ => {
                self.sender = None;
                std::fs::write(&file, "no database at all").unwrap();
            }
        }
    }

    fn loses_delivery_db(&self) {
        for ending in ["", "-wal", "-shm"] {
            let file = self.device.data().join(format!("{DELIVERY}{ending}"));
            let _some_are_not_there = std::fs::remove_file(file);
        }
    }

    fn journal_is_restored(&mut self) {
        match self.backup.take() {
            None => self.backup = Some(self.device.backs_up()),
            Some(backup) => self.device.restores(&backup),
        }
        self.remembers();
    }

    /// What is answered for by the cursor had its effect, or is set aside; unless the target has lost it since.
    fn nothing_is_lost(&self) {
        let Some(sender) = self.sender.as_ref().filter(|_| !self.far.lock().forgot) else {
            return;
        };
        let effects: BTreeSet<Uuid> = self.far.lock().effects.iter().copied().collect();
        let epochs: BTreeSet<Uuid> = self.device.facts.iter().map(|fact| fact.epoch).collect();
        for epoch in epochs {
            let (cursor, aside) = sender.stands(epoch);
            let of_epoch = self.device.facts.iter().filter(|fact| fact.epoch == epoch);
            for fact in of_epoch.filter(|fact| fact.seq <= cursor) {
                let is_somewhere = effects.contains(&fact.id) || aside.contains(&fact.seq);
                assert!(is_somewhere, "{fact:?} is lost");
            }
        }
    }

    /// Nothing goes wrong any more, and staff send all again that is parked, or give up what is gone.
    async fn comes_to_rest(&mut self) {
        self.full = false;
        self.far.lock().fault = Fault::None;
        self.far.lock().poisoned.clear();
        for _ in 0..REST {
            if self.steps().await == Some(Step::Idle) && !self.steers_what_is_left() {
                return;
            }
        }
        panic!("it does not come to rest");
    }

    /// Steers every parked record; whether there was one.
    fn steers_what_is_left(&self) -> bool {
        let data = self.device.data();
        let records = crate::parked(data, None).unwrap();
        let parked = records.iter().filter(|record| record.state == "parked");
        let steered = parked.map(|record| {
            let id = record.id.parse().unwrap();
            match record.reason.contains("no longer holds it") {
                true => crate::drop_parked(data, None, id, "it is gone"),
                false => crate::retry_parked(data, None, id),
            }
        });
        steered.map(Result::unwrap).count() > 0
    }

    fn all_is_there_once_and_in_order(&self) {
        let far = self.far.lock();
        let once: BTreeSet<Uuid> = far.effects.iter().copied().collect();
        assert_eq!(once.len(), far.effects.len(), "an effect came twice");
        assert!(once.iter().all(|id| self.ever.contains_key(id)));
        let records = crate::parked(self.device.data(), None).unwrap();
        assert!(
            records.iter().all(|record| record.state == "dropped"),
            "{records:?}"
        );
        let given_up: BTreeSet<Uuid> = records
            .iter()
            .map(|record| record.id.parse().unwrap())
            .collect();
        for fact in &self.device.facts {
            let is_there = once.contains(&fact.id) || given_up.contains(&fact.id);
            assert!(is_there, "{fact:?} is missing");
        }
        if !far.forgot {
            self.subjects_are_in_order(&far.effects, &far.refused);
        }
        drop(far);
        self.status_says_so();
    }

    /// What was never refused has its effects in the order of its subject.
    fn subjects_are_in_order(&self, effects: &[Uuid], refused: &BTreeSet<Uuid>) {
        let mut last: BTreeMap<(Uuid, &str), u64> = BTreeMap::new();
        let untroubled = effects.iter().filter(|id| !refused.contains(id));
        for fact in untroubled.map(|id| &self.ever[id]) {
            let before = last.insert((fact.epoch, &fact.subject), fact.seq);
            assert!(before < Some(fact.seq), "{fact:?} came after {before:?}");
        }
    }

    fn status_says_so(&self) {
        let status = status(self.device.data(), self.settings).unwrap();
        let target = &status.targets[0];
        assert_eq!(
            (target.state, target.waiting, target.parked),
            (State::Idle, 0, 0)
        );
        assert_eq!(target.last_error, None);
    }
}

/// A target of some kind: small batches or large, packed or not, with bounds or without.
fn target(luck: &mut Luck) -> Target {
    Target {
        name: "cases".to_owned(),
        kind: Kind::Http(HttpTarget {
            url: String::new(),
            known_by: KnownBy::Credentials(Credentials::default()),
            personal: luck.below(2) == 0,
            gzip: luck.below(2) == 0,
        }),
        limits: Limits {
            kib_per_second: luck.of(&[None, None, None, Some(2)]),
            records_per_second: luck.of(&[None, None, None, Some(3)]),
        },
    }
}
