//! A real Roundup with a tracker of its own. Its programs, and trackers to copy, are in `target/roundup`, made by the first
//! test that can.

use serde_json::Value;
use std::fs::File;
use std::io::{BufRead, BufReader};
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Output, Stdio};
use tempfile::TempDir;

const PACKAGE: &str = "roundup==2.6.0";
/// Where people reach a tracker that nobody used yet.
const NOWHERE: &str = "http://nowhere.invalid";
/// Roundup's own default takes a third of a second for each request's login.
const FEWEST_ROUNDS: &str = "password_pbkdf2_default_rounds = 1000";
const ADMIN: (&str, &str) = ("admin", "admin-password");

/// `roundup-server` that takes any free port and tells which; nobody reads what it says after that.
const TELLS_ITS_PORT: &str = "
import sys
from http.server import HTTPServer
bind = HTTPServer.server_bind
def told(server):
    bind(server)
    print('port', server.server_port, flush=True)
    sys.stdout = sys.stderr
HTTPServer.server_bind = told
from roundup.scripts.roundup_server import run
run()
";
const OUR_USER: [&str; 4] = [
    "username=istiqbal",
    "password=kiosk-password",
    "address=kiosk@localhost",
    "roles=User",
];

/// What the shipped mapping asks for in a tracker's schema.
const OURS: &str = "issue = IssueClass(db, \"issue\",\n                ticket=String(indexme=\"no\"), place=String(indexme=\"no\"),\n";

pub struct Roundup {
    folder: TempDir,
    server: Option<Child>,
    port: u16,
}

impl Drop for Roundup {
    fn drop(&mut self) {
        self.kill();
    }
}

impl Roundup {
    /// A tracker that people reach at `web`; `keyed`: our key is its issues' key property.
    pub fn start(web: &str, keyed: bool) -> Self {
        let mut roundup = Self {
            folder: tempfile::tempdir().unwrap(),
            server: None,
            port: 0,
        };
        roundup.copy(web, keyed);
        roundup.begin();
        roundup
    }

    /// Ends it at once, as a power cut would.
    pub fn kill(&mut self) {
        if let Some(mut server) = self.server.take() {
            let _over_already = server.kill();
            let _reaped = server.wait();
        }
    }

    /// Begins it, somewhere on this machine.
    pub fn begin(&mut self) {
        let mut server = Command::new(programs().join("python"));
        server.args([
            "-c",
            TELLS_ITS_PORT,
            "-t",
            "thread",
            "-n",
            "127.0.0.1",
            "-p",
            "0",
        ]);
        // It wants to be told if it is to run as root, as it is in a container.
        if rustix::process::getuid().is_root() {
            server.args(["-u", "root"]);
        }
        server.arg(format!("desk={}", self.tracker().display()));
        let log = File::create(self.folder.path().join("server.log")).unwrap();
        let mut server = server.stdout(Stdio::piped()).stderr(log).spawn().unwrap();
        let said = BufReader::new(server.stdout.take().unwrap()).lines();
        let mut port = said
            .map_while(Result::ok)
            .filter_map(|line| line.strip_prefix("port ")?.parse().ok());
        self.port = port.next().expect("roundup-server does not begin");
        self.server = Some(server);
    }

    pub fn address(&self) -> String {
        format!("http://127.0.0.1:{}", self.port)
    }

    /// Every issue's fields, by the staff's eyes.
    pub fn issues(&self) -> Vec<Value> {
        let fields = "ticket,place,status.name,title,priority.name";
        let listed = self.get(&format!("data/issue?@fields={fields}&@verbose=2"));
        listed["data"]["collection"].as_array().unwrap().clone()
    }

    /// Staff change an issue.
    pub fn set_status(&self, issue: &str, status: &str) {
        let set = self.admin(&["set", &format!("issue{issue}"), &format!("status={status}")]);
        assert!(set.status.success(), "{set:?}");
    }

    fn get(&self, path: &str) -> Value {
        let address = format!("{}/desk/rest/{path}", self.address());
        let runtime = tokio::runtime::Runtime::new().unwrap();
        runtime.block_on(async {
            let asked = crate::proxy::client()
                .get(address)
                .basic_auth(ADMIN.0, Some(ADMIN.1));
            let asked = asked.header("X-Requested-With", "test");
            let answer = asked.send().await.unwrap().bytes().await.unwrap();
            serde_json::from_slice(&answer).unwrap()
        })
    }

    fn copy(&self, web: &str, keyed: bool) {
        let new = new_tracker(keyed);
        succeeded(
            &Command::new("cp")
                .arg("-r")
                .arg(new)
                .arg(self.tracker())
                .output()
                .unwrap(),
        );
        edit(&self.tracker(), "config.ini", NOWHERE, web);
    }

    fn tracker(&self) -> PathBuf {
        self.folder.path().join("desk")
    }

    fn admin(&self, arguments: &[&str]) -> Output {
        admin(&self.tracker(), arguments)
    }
}

/// A tracker that nobody used yet.
fn new_tracker(keyed: bool) -> PathBuf {
    let name = if keyed { "keyed" } else { "plain" };
    made(name, |tracker| {
        let options =
            format!("mail_domain=localhost,mail_host=localhost,tracker_web={NOWHERE}/desk/");
        succeeded(&admin(tracker, &["install", "classic", "sqlite", &options]));
        edit(
            tracker,
            "config.ini",
            "password_pbkdf2_default_rounds = 250000",
            FEWEST_ROUNDS,
        );
        edit(
            tracker,
            "schema.py",
            "issue = IssueClass(db, \"issue\",\n",
            OURS,
        );
        if keyed {
            let end = "                status=Link(\"status\"))\n";
            edit(
                tracker,
                "schema.py",
                end,
                &format!("{end}issue.setkey(\"ticket\")\n"),
            );
        }
        succeeded(&admin(tracker, &["initialise", ADMIN.1]));
        succeeded(&admin(
            tracker,
            &[&["create", "user"][..], &OUR_USER].concat(),
        ));
    })
}

fn edit(tracker: &Path, file: &str, from: &str, to: &str) {
    let path = tracker.join(file);
    let text = std::fs::read_to_string(&path).unwrap();
    assert!(text.contains(from), "{file} has no {from}");
    std::fs::write(path, text.replace(from, to)).unwrap();
}

fn admin(tracker: &Path, arguments: &[&str]) -> Output {
    let mut admin = Command::new(programs().join("roundup-admin"));
    admin.arg("-i").arg(tracker).args(arguments);
    admin.output().unwrap()
}

/// The folder with its programs.
fn programs() -> PathBuf {
    let venv = made("venv", |venv| {
        let begun = Command::new("python3")
            .args(["-m", "venv"])
            .arg(venv)
            .output();
        succeeded(&begun.expect("python3 is missing: apt-get install python3 python3-venv"));
        let pip = ["-m", "pip", "install", "--quiet", PACKAGE];
        succeeded(
            &Command::new(venv.join("bin/python"))
                .args(pip)
                .output()
                .unwrap(),
        );
    });
    venv.join("bin")
}

/// A folder that is made once and kept. Tests run side by side: one makes it, the others wait; what was left half made is
/// made anew.
fn made(name: &str, make: impl FnOnce(&Path)) -> PathBuf {
    let all = Path::new(env!("CARGO_MANIFEST_DIR"))
        .join("../target")
        .join(PACKAGE);
    std::fs::create_dir_all(&all).unwrap();
    let (folder, marker) = (all.join(name), all.join(format!("{name}.made")));
    let lock = File::create(all.join(format!("{name}.lock"))).unwrap();
    lock.lock().unwrap();
    if !marker.exists() {
        let _not_there_yet = std::fs::remove_dir_all(&folder);
        make(&folder);
        File::create(&marker).unwrap();
    }
    folder
}

fn succeeded(ended: &Output) {
    let (out, err) = (
        String::from_utf8_lossy(&ended.stdout),
        String::from_utf8_lossy(&ended.stderr),
    );
    assert!(ended.status.success(), "{out}\n{err}");
}
