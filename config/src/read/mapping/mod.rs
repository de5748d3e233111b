//! Reads what a `[[targets]]` of the kind `rest` says: which records of a case system stand for which facts.
//!
//! `request` reads requests, `template` and `pointer` check the texts in them, `kinds` the facts.

mod kinds;
mod pointer;
mod request;
mod template;

use super::ids::distinct;
use super::report::Wrong;
use super::scalar;
use super::table::{Table, all};
use super::value::Value;
use crate::{
    Create, Lookup, Mapping, Method, Pointer, Read, RecordMapping, Template, Token, Update,
};
use request::{Position, headers, request, statuses};
use template::Scope;

/// Keys of a target that is mapped, besides those of every target.
pub(super) const KEYS: &[&str] = &["login_file", "headers", "why", "records"];
pub(super) const RECORD_KEYS: &[&str] = &[
    "name", "key", "lookup", "read", "token", "create", "updates",
];
pub(super) const LOOKUP_KEYS: &[&str] = &["absent", "records", "id", "key"];
pub(super) const READ_KEYS: &[&str] = &["absent", "key", "place", "etag"];
pub(super) const TOKEN_KEYS: &[&str] = &["token"];
pub(super) const CREATE_KEYS: &[&str] = &["kinds", "id", "exists"];
pub(super) const UPDATE_KEYS: &[&str] = &["kinds", "again"];

/// The mapping in a target's table; `personal`: whether its templates may name what is personal.
pub(super) fn mapping(table: &Table<'_>, personal: bool) -> Option<Mapping> {
    let scope = Scope::of_facts(personal);
    let login_file = table.or("login_file", None, |v| v.parse(scalar::path).map(Some));
    let headers = headers(table, &scope);
    let why = optional(table, "why");
    let login_file = one_secret(table).and(login_file);
    let records = records(table, &scope);
    Some(Mapping {
        login_file: login_file?,
        headers: headers?,
        why: why?,
        records: records?,
    })
}

fn one_secret(table: &Table<'_>) -> Option<()> {
    let token = ["token_file", "token_env"]
        .into_iter()
        .find(|key| table.optional(key).is_some());
    let (Some(token), Some(login)) = (token, table.optional("login_file")) else {
        return Some(());
    };
    login.wrong(Wrong::new(
        format!("stands beside {token}"),
        "keep the one that the system wants",
    ))
}

fn records(table: &Table<'_>, scope: &Scope) -> Option<Vec<RecordMapping>> {
    let list = table.required(
        "records",
        "a table [[targets.records]] for each kind of record",
    )?;
    let values = list.entries()?;
    if values.is_empty() {
        return list.wrong(Wrong::new(
            "names no record",
            "add a table [[targets.records]]",
        ));
    }
    let tables = all(values.iter().map(|value| value.table(RECORD_KEYS)))?;
    let records = all(tables.iter().map(|table| record(table, scope)));
    let once = distinct(tables.iter(), "name").and(kinds::each_once(&tables));
    once.and(records)
}

fn record(table: &Table<'_>, scope: &Scope) -> Option<RecordMapping> {
    let name = table.required("name", "name = \"ticket\"");
    let name = name.and_then(|v| v.parse(scalar::id));
    let key = table.or("key", Template("{{ subject }}".to_owned()), |v| {
        template::read(&v, scope)
    });
    let scope = scope.with(&["key"]);
    let lookup = part(table, "lookup", |table| lookup(table, &scope));
    let read = part(table, "read", |table| read(table, &scope.with(&["record"])));
    let create = part(table, "create", |create| {
        let token = table.or("token", None, |v| token(&v, &scope).map(Some));
        create_of(create, token, &scope)
    });
    let etag = read.as_ref().is_some_and(|read| read.etag.is_some());
    let known: &[&str] = if etag {
        &["record", "etag"]
    } else {
        &["record"]
    };
    let updates = updates(table, &scope.with(known));
    Some(RecordMapping {
        name: name?,
        key: key?,
        lookup: lookup?,
        read: read?,
        create: create?,
        updates: updates?,
    })
}

fn part<T>(table: &Table<'_>, key: &str, read: impl FnOnce(&Table<'_>) -> Option<T>) -> Option<T> {
    let value = table.required(key, &format!("a table [targets.records.{key}]"))?;
    read(&value.any_table(request::KEYS)?)
}

fn lookup(table: &Table<'_>, scope: &Scope) -> Option<Lookup> {
    let request = request(
        table,
        LOOKUP_KEYS,
        Position {
            method: Method::Get,
            scope,
        },
    );
    let absent = statuses(table, "absent", &[]);
    let records = required(table, "records", "/data");
    let id = required(table, "id", "/id");
    let key = required(table, "key", "/ticket");
    Some(Lookup {
        request: request?,
        absent: absent?,
        records: records?,
        id: id?,
        key: key?,
    })
}

fn read(table: &Table<'_>, scope: &Scope) -> Option<Read> {
    let request = request(
        table,
        READ_KEYS,
        Position {
            method: Method::Get,
            scope,
        },
    );
    let absent = statuses(table, "absent", &[404, 410]);
    let key = required(table, "key", "/ticket");
    let place = optional(table, "place");
    let etag = optional(table, "etag");
    Some(Read {
        request: request?,
        absent: absent?,
        key: key?,
        place: place?,
        etag: etag?,
    })
}

fn token(value: &Value<'_>, scope: &Scope) -> Option<Token> {
    let table = value.any_table(TOKEN_KEYS)?;
    let request = request(
        &table,
        TOKEN_KEYS,
        Position {
            method: Method::Post,
            scope,
        },
    );
    let token = required(&table, "token", "/token");
    Some(Token {
        request: request?,
        token: token?,
    })
}

/// `token` is `None` after a fault.
fn create_of(table: &Table<'_>, token: Option<Option<Token>>, scope: &Scope) -> Option<Create> {
    let spends = !matches!(token, Some(None));
    let scope = if spends {
        scope.with(&["token"])
    } else {
        scope.with(&[])
    };
    let request = request(
        table,
        CREATE_KEYS,
        Position {
            method: Method::Post,
            scope: &scope,
        },
    );
    let kinds = kinds::kinds(table);
    let id = optional(table, "id");
    let exists = statuses(table, "exists", &[409]);
    Some(Create {
        kinds: kinds?,
        token: token?,
        request: request?,
        id: id?,
        exists: exists?,
    })
}

fn updates(table: &Table<'_>, scope: &Scope) -> Option<Vec<Update>> {
    let values = table.or("updates", Vec::new(), |value| value.entries())?;
    let update = |value: &Value<'_>| {
        let table = value.any_table(UPDATE_KEYS)?;
        let request = request(
            &table,
            UPDATE_KEYS,
            Position {
                method: Method::Patch,
                scope,
            },
        );
        let kinds = kinds::kinds(&table);
        let again = statuses(&table, "again", &[412]);
        Some(Update {
            kinds: kinds?,
            request: request?,
            again: again?,
        })
    };
    all(values.iter().map(update))
}

fn required(table: &Table<'_>, key: &str, example: &str) -> Option<Pointer> {
    let value = table.required(
        key,
        &format!("{key} = \"{example}\", where it stands in the answer"),
    )?;
    value.parse(pointer::pointer)
}

/// `None` after a fault.
fn optional(table: &Table<'_>, key: &str) -> Option<Option<Pointer>> {
    table.or(key, None, |v| v.parse(pointer::pointer).map(Some))
}
