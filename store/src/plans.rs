//! What calling costs must not grow with the journal: of every statement that the queue runs, SQLite's plan is read.

use crate::{
    After, Asked, Caller, CounterState, Ended, IssueRequest, Opening, Reader, Store, TicketAct,
};
use domain::calling::Policy;
use domain::numbers::NumberRange;
use domain::ticket::Channel;
use domain::time::{ClockTrust, Stamp};
use rusqlite::Connection;
use rusqlite::trace::{TraceEvent, TraceEventCodes};
use std::cell::RefCell;
use std::collections::{BTreeMap, BTreeSet};
use uuid::Uuid;

/// Indexes that hold only those of the queue, so that reading one through is reading the queue.
const OF_THE_QUEUE: [&str; 4] = [
    "tickets_waiting",
    "tickets_at_counter",
    "tickets_set_aside",
    "tickets_alive",
];
/// What the tables that grow are called in statements.
const GROWING: [&str; 9] = [
    "tickets", "t", "o", "this", "before", "facts", "f", "u", "answers",
];

thread_local! {
    static RUN: RefCell<BTreeSet<String>> = const { RefCell::new(BTreeSet::new()) };
}

fn noted(event: TraceEvent<'_>) {
    if let TraceEvent::Stmt(_, sql) = event {
        RUN.with_borrow_mut(|run| run.insert(sql.to_owned()));
    }
}

fn watch(connection: &Connection) {
    connection.trace_v2(TraceEventCodes::SQLITE_TRACE_STMT, Some(noted));
}

fn asked(minute: u64) -> Asked {
    Asked {
        by: "staff:amal".to_owned(),
        stamp: Stamp {
            at: chrono::DateTime::UNIX_EPOCH,
            clock: ClockTrust::Synced,
            boot: Uuid::from_u128(1),
            mono_ms: minute * 60_000,
        },
        repeat: None,
    }
}

fn comes(store: &mut Store, key: &str, priority: bool) -> Uuid {
    let request = IssueRequest {
        path: "/tickets".to_owned(),
        key: key.to_owned(),
        service: "support".to_owned(),
        priority,
        visitor: None,
        language: "ar".to_owned(),
        channel: Channel::Interview,
        by: "kiosk".to_owned(),
        paper: false,
        told: None,
    };
    store.issue(&request, &asked(0).stamp).unwrap();
    let newest = "SELECT id FROM tickets ORDER BY id DESC LIMIT 1";
    let id = store.connection.query_row(newest, [], |row| row.get(0));
    id.map(Uuid::from_bytes).unwrap()
}

fn opened(folder: &std::path::Path) -> Store {
    let opening = Opening {
        folder: folder.to_owned(),
        device: "reception-1".to_owned(),
        branch: "manarat".to_owned(),
        hardware: None,
        max_mb: 0,
    };
    let (mut store, _) = Store::open(opening, &asked(0).stamp).unwrap();
    let range = NumberRange {
        first: 100,
        last: 199,
    };
    let numbers = BTreeMap::from([("support".to_owned(), range)]);
    let day = chrono::NaiveDate::default();
    store
        .open_day(day, &numbers, &asked(0).stamp, "staff")
        .unwrap();
    store
}

/// Everything that may be done with a ticket, one after the other.
fn a_day(store: &mut Store, tickets: [Uuid; 3]) {
    let caller = Caller {
        counter: "c1".to_owned(),
        services: vec!["support".to_owned()],
        policy: Policy {
            priority: 1,
            normal: 1,
            aging_ms: 0,
            longest_wait_ms: 0,
        },
        after: Some(After::Hold),
        ended: Ended::default(),
    };
    let transfer = TicketAct::Transfer {
        service: Some("support".to_owned()),
        to: Some("amal".to_owned()),
        note: Some("note".to_owned()),
    };
    let back = TicketAct::Return {
        calls: 1,
        minutes: 0,
    };
    let finish = TicketAct::Finish(Ended::default());
    let overtaken = store.call_next(&caller, &asked(1)).unwrap();
    assert_eq!(overtaken.into_answer().unwrap().overtook, 2);
    store.call_next(&caller, &asked(2)).unwrap();
    store.undo("c1", u64::MAX, &asked(2)).unwrap();
    let acts = [
        TicketAct::Recall { limit: 1 },
        TicketAct::NoShow,
        back,
        TicketAct::Cancel,
    ];
    for act in acts {
        store.act(tickets[2], &act, &asked(3)).unwrap();
    }
    store.call_next(&caller, &asked(4)).unwrap();
    let acts = [
        TicketAct::Start,
        TicketAct::Hold,
        TicketAct::Resume { counter: None },
        transfer,
    ];
    for act in acts {
        store.act(tickets[0], &act, &asked(5)).unwrap();
    }
    store.call_next(&caller, &asked(6)).unwrap();
    store.act(tickets[0], &finish, &asked(7)).unwrap();
    store
        .turn_counter("c1", CounterState::Closed, &asked(8))
        .unwrap();
}

/// The lines of a statement's plan that read or sort more than the queue.
fn faults(connection: &Connection, sql: &str) -> Vec<String> {
    let mut statement = connection
        .prepare(&format!("EXPLAIN QUERY PLAN {sql}"))
        .unwrap();
    let mut rows = statement.raw_query();
    let mut faults = Vec::new();
    while let Some(row) = rows.next().unwrap() {
        let step: String = row.get(3).unwrap();
        let mut words = step.split(' ');
        let through = words.next() == Some("SCAN")
            && words.next().is_some_and(|table| GROWING.contains(&table))
            && !OF_THE_QUEUE.iter().any(|index| step.contains(index));
        if through || step.contains("TEMP B-TREE") {
            faults.push(step);
        }
    }
    faults
}

#[test]
fn no_statement_of_the_queue_reads_through_the_journal_or_sorts() {
    let folder = tempfile::tempdir().unwrap();
    let mut store = opened(folder.path());
    let tickets = [("a", false), ("b", false), ("c", true)]
        .map(|(key, priority)| comes(&mut store, key, priority));
    let amal = ("amal", domain::people::StaffRole::Clerk);
    store
        .add_staff(amal, "hash", &asked(0).stamp, "staff:root")
        .unwrap();
    watch(&store.connection);
    a_day(&mut store, tickets);
    let reader = Reader::open(folder.path()).unwrap();
    watch(&reader.connection);
    let subject = tickets[0].to_string();
    reader.glance().unwrap();
    reader.ahead(tickets[1]).unwrap();
    reader.busy_times("support").unwrap();
    reader.history(&subject).unwrap();
    let note = reader.personal(&store.keys, &subject, "ticket.transferred");
    assert!(note.unwrap().is_some());
    let statements = RUN.take();
    let plain = |sql: &&String| {
        ["SELECT", "UPDATE", "INSERT", "DELETE"]
            .iter()
            .any(|verb| sql.starts_with(verb))
    };
    let statements: Vec<_> = statements.iter().filter(plain).collect();
    assert!(statements.len() > 40, "{statements:#?}");
    let faults: Vec<_> = statements
        .into_iter()
        .map(|sql| (faults(&store.connection, sql), sql))
        .filter(|(faults, _)| !faults.is_empty())
        .collect();
    assert!(faults.is_empty(), "{faults:#?}");
}
