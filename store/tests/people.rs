//! Staff, sessions and devices in the journal: what facts tell of them, and what no fact may.

#![allow(clippy::unwrap_used, reason = "a story that cannot go on has failed")]

mod rig;

use domain::people::{DeviceRole, StaffRole};
use rig::{Rig, day, morning};
use store::{Reader, Since, Store, StoreError};

type Act = fn(&mut Store) -> Result<(), StoreError>;

const HASH: &str = "$argon2id$v=19$m=19456,t=2,p=1$c2FsdA$aGFzaA";
const TOKEN: [u8; 32] = [7; 32];

fn add(store: &mut Store, user: &str, role: StaffRole) -> Result<(), StoreError> {
    store.add_staff((user, role), HASH, &morning(), "staff:root")
}

fn reader(rig: &Rig) -> Reader {
    Reader::open(rig.folder.path()).unwrap()
}

fn journal(rig: &Rig) -> String {
    let mut all = String::new();
    reader(rig)
        .facts(Since::Beginning, None, |fact| {
            all += &serde_json::to_string(fact).unwrap();
            all.push('\n');
            Ok::<(), StoreError>(())
        })
        .unwrap();
    all
}

#[test]
fn secrets_survive_a_restart_and_stand_in_no_fact() {
    let rig = Rig::new();
    let mut store = rig.store();
    add(&mut store, "amal", StaffRole::Clerk).unwrap();
    store.sign_in("amal", &TOKEN, &morning()).unwrap();
    store
        .pair_device(
            ("exit-1", DeviceRole::Exit),
            &[9; 32],
            &morning(),
            "staff:root",
        )
        .unwrap();
    drop(store);
    let store = rig.store();
    assert_eq!(
        reader(&rig).staff_secret("amal").unwrap().as_deref(),
        Some(HASH)
    );
    assert_eq!(
        reader(&rig).session(&TOKEN).unwrap().unwrap().role,
        StaffRole::Clerk
    );
    assert_eq!(
        reader(&rig).device(&[9; 32]).unwrap().unwrap().name,
        "exit-1"
    );
    let told = journal(&rig);
    assert!(told.contains("staff.added") && told.contains("device.paired"));
    for secret in ["argon2", "0707070707", "0909090909"] {
        assert!(!told.contains(secret), "{secret}");
    }
    drop(store);
    rig.assert_sound();
}

#[test]
fn whoever_is_shut_out_or_has_a_new_pin_is_signed_in_no_more() {
    let acts: [Act; 3] = [
        |store| store.disable_staff("amal", &morning(), "staff:root"),
        |store| store.change_staff_secret("amal", "$argon2id$other", &morning(), "staff:root"),
        |store| store.sign_out(&TOKEN, &morning()),
    ];
    for act in acts {
        let rig = Rig::new();
        let mut store = rig.store();
        add(&mut store, "amal", StaffRole::Clerk).unwrap();
        store.sign_in("amal", &TOKEN, &morning()).unwrap();
        assert!(reader(&rig).session(&TOKEN).unwrap().is_some());
        act(&mut store).unwrap();
        assert_eq!(reader(&rig).session(&TOKEN).unwrap(), None);
        rig.assert_sound();
    }
}

#[test]
fn whoever_is_shut_out_cannot_sign_in_until_let_in_again() {
    let rig = Rig::new();
    let mut store = rig.store();
    add(&mut store, "amal", StaffRole::Clerk).unwrap();
    store
        .disable_staff("amal", &morning(), "staff:root")
        .unwrap();
    assert_eq!(reader(&rig).staff_secret("amal").unwrap(), None);
    let refused = store.sign_in("amal", &TOKEN, &morning());
    assert!(matches!(refused, Err(StoreError::NoUser(_))), "{refused:?}");
    store
        .enable_staff("amal", &morning(), "staff:root")
        .unwrap();
    store.sign_in("amal", &TOKEN, &morning()).unwrap();
    rig.assert_sound();
}

#[test]
fn the_last_admin_stays() {
    let rig = Rig::new();
    let mut store = rig.store();
    add(&mut store, "huda", StaffRole::Admin).unwrap();
    add(&mut store, "amal", StaffRole::Clerk).unwrap();
    let alone = [
        store.disable_staff("huda", &morning(), "staff:huda"),
        store.change_staff_role("huda", StaffRole::Clerk, &morning(), "staff:huda"),
    ];
    for refused in alone {
        assert!(
            matches!(refused, Err(StoreError::LastAdmin(_))),
            "{refused:?}"
        );
    }
    store
        .change_staff_role("amal", StaffRole::Admin, &morning(), "staff:huda")
        .unwrap();
    store
        .disable_staff("huda", &morning(), "staff:amal")
        .unwrap();
    rig.assert_sound();
}

#[test]
fn names_are_taken_once_and_must_be_names() {
    let rig = Rig::new();
    let mut store = rig.store();
    add(&mut store, "amal", StaffRole::Clerk).unwrap();
    let again = add(&mut store, "amal", StaffRole::Admin);
    assert!(matches!(again, Err(StoreError::UserExists(_))), "{again:?}");
    let odd = add(&mut store, "../amal", StaffRole::Clerk);
    assert!(matches!(odd, Err(StoreError::BadName(_))), "{odd:?}");
    let nobody = store.disable_staff("omar", &morning(), "staff:root");
    assert!(matches!(nobody, Err(StoreError::NoUser(_))), "{nobody:?}");
    assert_eq!(store.staff().unwrap().len(), 1);
}

#[test]
fn a_device_paired_anew_is_known_by_its_new_token_alone() {
    let rig = Rig::new();
    let mut store = rig.store();
    let pair = |store: &mut Store, token| {
        store
            .pair_device(
                ("board-1", DeviceRole::Board),
                &[token; 32],
                &morning(),
                "staff:root",
            )
            .unwrap();
    };
    pair(&mut store, 1);
    pair(&mut store, 2);
    assert_eq!(reader(&rig).device(&[1; 32]).unwrap(), None);
    assert!(reader(&rig).device(&[2; 32]).unwrap().is_some());
    store
        .revoke_device("board-1", &morning(), "staff:root")
        .unwrap();
    assert_eq!(reader(&rig).device(&[2; 32]).unwrap(), None);
    let unknown = store.revoke_device("board-2", &morning(), "staff:root");
    assert!(
        matches!(unknown, Err(StoreError::NoDevice(_))),
        "{unknown:?}"
    );
    rig.assert_sound();
}

#[test]
fn a_restored_journal_has_its_staff_and_nobody_signed_in() {
    let rig = Rig::new();
    let mut store = rig.store();
    add(&mut store, "amal", StaffRole::Clerk).unwrap();
    store.sign_in("amal", &TOKEN, &morning()).unwrap();
    let copy = rig.folder.path().join("copy.db");
    store::backup(rig.folder.path(), &copy).unwrap();
    store.sign_out(&TOKEN, &morning()).unwrap();
    let (store, _, refused) = store.restore(&copy, &morning()).unwrap();
    assert!(refused.is_none(), "{refused:?}");
    assert_eq!(reader(&rig).session(&TOKEN).unwrap(), None);
    assert!(reader(&rig).staff_secret("amal").unwrap().is_some());
    drop(store);
    rig.assert_sound();
}

#[test]
fn the_audit_goes_back_page_by_page_without_a_gap() {
    let rig = Rig::new();
    let mut store = rig.store();
    for user in ["amal", "badr", "dana"] {
        add(&mut store, user, StaffRole::Clerk).unwrap();
    }
    let reader = reader(&rig);
    let (mut before, mut seen) = (None, Vec::new());
    loop {
        let page = reader.audit(before, 2).unwrap();
        let Some(last) = page.last() else { break };
        before = Some(last.place);
        seen.extend(page);
    }
    let seqs: Vec<u64> = seen.iter().map(|entry| entry.place.1).collect();
    assert_eq!(seqs, vec![5, 4, 3, 2, 1]);
    assert_eq!(seen[0].subject, "staff:dana");
    assert_eq!(reader.last_place().unwrap(), Some(store.place()));
    assert!(reader.knows(store.place().0, 5).unwrap());
    assert!(!reader.knows(store.place().0, 6).unwrap());
}

fn notice(text: &str) -> store::NoticeWords {
    [("ar".to_owned(), text.to_owned())].into()
}

#[test]
fn a_notice_is_read_until_it_is_taken_away_or_the_day_ends() {
    let rig = Rig::new();
    let mut store = rig.store();
    let shown = |store: &Store| reader(&rig).notice(store.keys()).unwrap();
    let set = |store: &mut Store, words: &store::NoticeWords| {
        store.set_notice(words, &morning(), "staff:huda").unwrap();
        shown(store)
    };
    assert_eq!(
        set(&mut store, &notice("نستأنف بعد الصلاة")),
        Some(notice("نستأنف بعد الصلاة"))
    );
    assert_eq!(
        set(&mut store, &notice("نعتذر عن التأخر")),
        Some(notice("نعتذر عن التأخر"))
    );
    assert_eq!(set(&mut store, &store::NoticeWords::new()), None);
    assert!(set(&mut store, &notice("نعود قريبًا")).is_some());
    let tomorrow = day().succ_opt().unwrap();
    store
        .open_day(tomorrow, &rig::numbers(), &morning(), "reception-1")
        .unwrap();
    assert_eq!(shown(&store), None);
    assert!(
        !journal(&rig).contains("نعود"),
        "words of staff stand in a fact"
    );
    rig.assert_sound();
}
