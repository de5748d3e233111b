//! What systemd hears of a running agent.

use crate::device::{Device, Running};
use crate::receiver::Receiver;
use rustix::process::{Pid, Signal, kill_process};
use std::os::unix::net::UnixDatagram;
use std::process::Stdio;
use std::time::Duration;

#[test]
fn systemd_is_told_that_delivery_began_is_alive_and_stops() {
    let receiver = Receiver::start();
    let device = Device::of(receiver.address());
    let path = device.data().join("notify");
    let socket = UnixDatagram::bind(&path).unwrap();
    socket
        .set_read_timeout(Some(Duration::from_secs(60)))
        .unwrap();
    let hears = || {
        let mut said = [0; 200];
        let length = socket.recv(&mut said).unwrap();
        String::from_utf8_lossy(&said[..length]).trim().to_owned()
    };
    let mut command = device.command("run");
    command.env("NOTIFY_SOCKET", &path);
    command.env("WATCHDOG_USEC", "200000");
    let mut running = Running(command.stderr(Stdio::null()).spawn().unwrap());
    assert_eq!(hears(), "READY=1");
    assert_eq!([hears(), hears(), hears()], ["WATCHDOG=1"; 3]);
    kill_process(Pid::from_child(&running.0), Signal::TERM).unwrap();
    let last = std::iter::repeat_with(hears).find(|said| said != "WATCHDOG=1");
    assert_eq!(last.as_deref(), Some("STOPPING=1"));
    assert!(running.0.wait().unwrap().success());
}
