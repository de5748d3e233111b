//! Figures of a running agent, for whoever watches over many.

use crate::device::{Device, Running, until};
use crate::receiver::{Receiver, Refusal};
use std::io::{BufRead, BufReader, Read, Write};
use std::net::TcpStream;
use std::process::Stdio;

/// What stands at a path.
fn get(address: &str, path: &str) -> String {
    let mut stream = TcpStream::connect(address).unwrap();
    write!(
        stream,
        "GET {path} HTTP/1.1\r\nhost: {address}\r\nconnection: close\r\n\r\n"
    )
    .unwrap();
    let mut said = String::new();
    stream.read_to_string(&mut said).unwrap();
    said
}

#[test]
fn figures_tell_of_each_target_how_it_stands() {
    let receiver = Receiver::start();
    receiver.refuses(Refusal::Item(2));
    let mut device = Device::of(receiver.address());
    device.issue(3);
    let mut command = device.command("run");
    command.args(["--metrics", "127.0.0.1:0"]);
    let mut running = Running(command.stderr(Stdio::piped()).spawn().unwrap());
    let log = BufReader::new(running.0.stderr.take().unwrap());
    let told = log.lines().map_while(Result::ok);
    let mut told = told.map(|line| serde_json::from_str::<serde_json::Value>(&line).unwrap());
    let address = told.find_map(|line| Some(line["fields"]["address"].as_str()?.to_owned()));
    let address = address.unwrap();
    // Read on, so that the log never fills its pipe.
    std::thread::spawn(move || told.for_each(drop));
    let line = |line: &str| {
        get(&address, "/metrics")
            .lines()
            .any(|found| found == line)
            .then_some(())
    };
    until("the last one", || {
        line("istiqbal_delivery_last_delivered_seq{target=\"branch\"} 5")
    });
    for figure in [
        "istiqbal_delivery_waiting{target=\"branch\"} 0",
        "istiqbal_delivery_parked{target=\"branch\"} 1",
        "istiqbal_delivery_failing{target=\"branch\"} 0",
        "istiqbal_delivery_state{target=\"branch\",state=\"parked\"} 1",
        "# TYPE istiqbal_delivery_conflicts gauge",
    ] {
        assert_eq!(line(figure), Some(()), "{figure}");
    }
    assert!(get(&address, "/").starts_with("HTTP/1.1 404"));
}

#[test]
fn figures_are_for_this_machine_alone() {
    let device = Device::of("http://127.0.0.1:1");
    let ended = device
        .command("run")
        .args(["--metrics", "0.0.0.0:0"])
        .output()
        .unwrap();
    assert_eq!(ended.status.code(), Some(2));
    let told = String::from_utf8_lossy(&ended.stderr).into_owned();
    assert!(told.contains("127.0.0.1"), "{told}");
}
