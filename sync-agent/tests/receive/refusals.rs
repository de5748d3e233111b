//! Who may send, and where it listens.

use crate::rig::{BATCH, Receiver, event};
use reqwest::Method;
use reqwest::header::{AUTHORIZATION, CONTENT_TYPE};
use std::process::{Command, Output};

#[test]
fn only_who_shows_the_token_may_send() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("token");
    std::fs::write(&file, "a-secret\n").unwrap();
    let receiver = Receiver::with(folder, &["--token-file", file.to_str().unwrap()]);
    let shows = |authorization: &'static str| {
        let body = serde_json::to_vec(&[event(1)]).unwrap();
        receiver.sends(|request| {
            let request = request.header(AUTHORIZATION, authorization);
            request.header(CONTENT_TYPE, BATCH).body(body)
        })
    };
    for wrong in ["", "Bearer", "Bearer a-secre", "Basic a-secret"] {
        assert_eq!(shows(wrong).status, 401, "{wrong:?}");
    }
    assert_eq!(receiver.take(&[event(1)]).status, 401);
    assert_eq!(shows("Bearer a-secret").statuses(), ["accepted"]);
}

#[test]
fn there_is_nothing_to_read_and_any_path_takes_batches() {
    let receiver = Receiver::start();
    let read = receiver.sends(|request| {
        let (client, request) = request.build_split();
        let mut request = request.unwrap();
        *request.method_mut() = Method::GET;
        reqwest::RequestBuilder::from_parts(client, request)
    });
    assert_eq!(read.status, 405);
    let elsewhere = receiver.sends(|request| {
        let (client, request) = request.build_split();
        let mut request = request.unwrap();
        request.url_mut().set_path("/api/v1/facts");
        let body = serde_json::to_vec(&[event(1)]).unwrap();
        let request = reqwest::RequestBuilder::from_parts(client, request);
        request.header(CONTENT_TYPE, BATCH).body(body)
    });
    assert_eq!(elsewhere.statuses(), ["accepted"]);
}

fn started(arguments: &[&str]) -> Output {
    let mut command = Command::new(env!("CARGO_BIN_EXE_sync-agent"));
    command.arg("receive").args(arguments).output().unwrap()
}

#[test]
fn it_begins_only_on_this_machine_with_a_folder_and_a_token_that_is_there() {
    let folder = tempfile::tempdir().unwrap();
    let data = folder.path().to_str().unwrap();
    let token = folder.path().join("token");
    std::fs::write(&token, " \n").unwrap();
    let token = token.to_str().unwrap();
    for (arguments, code, says) in [
        (
            &["--data", data, "--listen", "0.0.0.0:0"][..],
            2,
            "plain HTTP",
        ),
        (&[], 2, "needs --data"),
        (&["--data", data, "--listen", "8470"], 2, "--listen"),
        (
            &["--data", data, "--token-file", token],
            1,
            "holds no token",
        ),
        (
            &["--data", data, "--token-file", "/nowhere"],
            1,
            "cannot read the token",
        ),
    ] {
        let ended = started(arguments);
        let told = String::from_utf8_lossy(&ended.stderr).into_owned();
        assert_eq!(ended.status.code(), Some(code), "{arguments:?}: {told}");
        assert!(told.contains(says), "{arguments:?}: {told}");
    }
}
