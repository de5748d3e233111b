//! A real browser, driven as a person drives it: by WebDriver, which chromedriver speaks. Each window is a browser of
//! its own, with its own cookies, as on another computer.

use crate::rig::served::{Answer, Client};
use crate::rig::until;
use serde_json::{Value, json};
use std::io::{BufRead, BufReader};
use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};

const MISSING: &str =
    "this story needs a real browser: install it with `apt-get install chromium chromium-driver`";
/// How WebDriver names an element in its answers.
const ELEMENT: &str = "element-6066-11e4-a52e-4f735466cecf";
/// Keys as WebDriver names them.
pub const F2: &str = "\u{e032}";
/// Calls again.
pub const F3: &str = "\u{e033}";
/// Finishes.
pub const F4: &str = "\u{e034}";
/// Holds.
pub const F6: &str = "\u{e036}";
/// Transfers.
pub const F7: &str = "\u{e037}";
/// Says that nobody came.
pub const F8: &str = "\u{e038}";
/// Takes back.
pub const F9: &str = "\u{e039}";

/// The driver of browsers; they are gone with the story.
pub struct Driver {
    child: Child,
    client: Client,
}

impl Driver {
    /// Starts it.
    ///
    /// # Panics
    /// In words that say what to install, where there is no browser.
    #[must_use]
    pub fn start() -> Self {
        let installed = |program: &str| Command::new(program).arg("--version").output().is_ok();
        assert!(
            installed("chromedriver") && installed("chromium"),
            "{MISSING}"
        );
        let mut child = Command::new("chromedriver")
            .arg("--port=0")
            .stdout(Stdio::piped())
            .stderr(Stdio::null())
            .spawn()
            .expect(MISSING);
        let mut lines = BufReader::new(child.stdout.take().unwrap()).lines();
        let port = lines.by_ref().map_while(Result::ok).find_map(|line| {
            line.split("started successfully on port ")
                .nth(1)
                .map(str::to_owned)
        });
        let port = port.expect("chromedriver did not say at which port it listens");
        // It says more; nobody reads it, and a full pipe would stop it.
        std::thread::spawn(move || lines.count());
        let address = format!("http://127.0.0.1:{}", port.trim_end_matches('.'));
        Self {
            child,
            client: Client::at(&address),
        }
    }

    /// A browser of its own, with a page of this size.
    ///
    /// # Panics
    /// When it does not start.
    #[must_use]
    pub fn browser(&self, width: u32, height: u32) -> Browser {
        let arguments = [
            "--headless=new",
            "--no-sandbox",
            "--disable-gpu",
            "--disable-dev-shm-usage",
            "--disable-background-networking",
            "--no-first-run",
        ];
        let wish = json!({ "capabilities": { "alwaysMatch": {
            "browserName": "chrome",
            "goog:chromeOptions": { "args": arguments },
        } } });
        let begun = self.client.post("/session", &wish).json();
        let session = begun["value"]["sessionId"].as_str();
        let session = session.unwrap_or_else(|| panic!("no browser: {begun}"));
        let browser = Browser {
            client: self.client.clone(),
            path: format!("/session/{session}"),
        };
        browser.resize(width, height);
        browser
    }
}

impl Drop for Driver {
    fn drop(&mut self) {
        // It ends its browsers itself when it is asked to; killed it would leave them.
        self.client.ask("GET", "/shutdown", None, "").ok();
        let gone = Instant::now() + Duration::from_secs(5);
        while self.child.try_wait().is_ok_and(|ended| ended.is_none()) && Instant::now() < gone {
            std::thread::park_timeout(Duration::from_millis(20));
        }
        self.child.kill().ok();
        self.child.wait().ok();
    }
}

/// A browser with one page.
pub struct Browser {
    client: Client,
    path: String,
}

impl Drop for Browser {
    fn drop(&mut self) {
        self.client.ask("DELETE", &self.path, None, "").ok();
    }
}

impl Browser {
    fn order(&self, path: &str, body: &Value) -> Answer {
        self.client.post(&format!("{}{path}", self.path), body)
    }

    /// Makes the page this large.
    pub fn resize(&self, width: u32, height: u32) {
        let size = json!({ "width": width, "height": height, "deviceScaleFactor": 1, "mobile": width < 600 });
        self.devtools("Emulation.setDeviceMetricsOverride", &size);
    }

    fn devtools(&self, command: &str, parameters: &Value) -> Value {
        let order = json!({ "cmd": command, "params": parameters });
        self.order("/goog/cdp/execute", &order).is(200).json()["value"].clone()
    }

    /// Opens an address.
    ///
    /// # Panics
    /// When nothing answers there.
    pub fn open(&self, address: &str) {
        self.order("/url", &json!({ "url": address })).is(200);
    }

    /// The address it shows.
    #[must_use]
    pub fn address(&self) -> String {
        let address = self.client.get(&format!("{}/url", self.path)).json();
        address["value"].as_str().unwrap_or_default().to_owned()
    }

    /// Runs a script in the page; what it returns.
    ///
    /// # Panics
    /// When it fails.
    #[must_use]
    pub fn script(&self, script: &str) -> Value {
        let answer = self.order("/execute/sync", &json!({ "script": script, "args": [] }));
        answer.is(200).json()["value"].clone()
    }

    /// As [`Browser::script`], for one that calls its last argument when it is done.
    ///
    /// # Panics
    /// When it fails.
    #[must_use]
    pub fn slow_script(&self, script: &str) -> Value {
        let answer = self.order("/execute/async", &json!({ "script": script, "args": [] }));
        answer.is(200).json()["value"].clone()
    }

    fn find(&self, selector: &str) -> Option<String> {
        let how = json!({ "using": "css selector", "value": selector });
        let found = self.order("/element", &how);
        let found = (found.status == 200).then(|| found.json())?;
        found["value"][ELEMENT].as_str().map(str::to_owned)
    }

    /// Whether there is such an element and it is seen.
    #[must_use]
    pub fn sees(&self, selector: &str) -> bool {
        let seen = "const found = document.querySelector(SELECTOR);
            return Boolean(found && found.getClientRects().length);";
        let seen = seen.replace("SELECTOR", &json!(selector).to_string());
        // A page that is just being left has no scripts to run.
        let answer = self.order("/execute/sync", &json!({ "script": seen, "args": [] }));
        answer.status == 200 && answer.json()["value"] == true
    }

    /// Waits until there is such an element and it is seen.
    ///
    /// # Panics
    /// When it does not come.
    pub fn wait_for(&self, selector: &str) {
        until(&format!("{selector} at {}", self.address()), || {
            self.sees(selector).then_some(())
        });
    }

    /// The text of an element; empty where there is none.
    #[must_use]
    pub fn text(&self, selector: &str) -> String {
        let text = "return document.querySelector(SELECTOR)?.textContent.trim() ?? '';";
        let text = self.script(&text.replace("SELECTOR", &json!(selector).to_string()));
        text.as_str().unwrap_or_default().to_owned()
    }

    /// Waits until an element says this.
    ///
    /// # Panics
    /// When it does not.
    pub fn wait_for_text(&self, selector: &str, wanted: &str) {
        let what = format!("{wanted:?} in {selector}");
        let mut last = String::new();
        let deadline = Instant::now() + crate::rig::PATIENCE;
        until(&what, || {
            last = self.text(selector);
            assert!(
                Instant::now() < deadline - Duration::from_secs(1),
                "waited for {what}, saw {last:?}"
            );
            last.contains(wanted).then_some(())
        });
    }

    /// Clicks an element, once it is there and can be clicked.
    ///
    /// # Panics
    /// When it cannot.
    pub fn click(&self, selector: &str) {
        until(
            &format!("a click on {selector} at {}", self.address()),
            || {
                let element = self.find(selector)?;
                let clicked = self.order(&format!("/element/{element}/click"), &json!({}));
                (clicked.status == 200).then_some(())
            },
        );
    }

    /// Types into a field.
    ///
    /// # Panics
    /// When there is none.
    pub fn fill(&self, selector: &str, text: &str) {
        self.wait_for(selector);
        let field = self.find(selector).unwrap();
        let typed = json!({ "text": text });
        self.order(&format!("/element/{field}/value"), &typed)
            .is(200);
    }

    /// Presses a key and lets it go.
    pub fn key(&self, key: &str) {
        let strokes =
            json!([{ "type": "keyDown", "value": key }, { "type": "keyUp", "value": key }]);
        let keyboard = json!([{ "type": "key", "id": "keyboard", "actions": strokes }]);
        self.order("/actions", &json!({ "actions": keyboard }))
            .is(200);
    }

    /// Does something that sends a press to the service, again while the console is deaf after the last one: until
    /// the page has sent it.
    ///
    /// # Panics
    /// When it never does.
    pub fn press(&self, act: impl Fn()) {
        let count = "if (!window.seenFetch) {
                window.seenFetch = 0;
                const before = window.fetch;
                window.fetch = (...all) => { window.seenFetch += 1; return before(...all); };
            }
            return window.seenFetch;";
        let before = self.script(count);
        until("a press that the page takes", || {
            act();
            // Another page has come: it was taken, and led there.
            let now = self.order(
                "/execute/sync",
                &json!({ "script": "return window.seenFetch ?? -1;", "args": [] }),
            );
            (now.status != 200 || now.json()["value"] != before).then_some(())
        });
    }

    /// Keeps a picture of what is seen.
    ///
    /// # Panics
    /// When it cannot.
    pub fn picture(&self, file: &Path) {
        std::fs::create_dir_all(file.parent().unwrap()).unwrap();
        let taken = self.devtools("Page.captureScreenshot", &json!({ "format": "png" }));
        std::fs::write(file, decoded(taken["data"].as_str().unwrap())).unwrap();
    }
}

/// The bytes of a Base64 text.
fn decoded(text: &str) -> Vec<u8> {
    let value = |letter: u8| match letter {
        b'A'..=b'Z' => letter - b'A',
        b'a'..=b'z' => letter - b'a' + 26,
        b'0'..=b'9' => letter - b'0' + 52,
        b'+' => 62,
        _ => 63,
    };
    let letters: Vec<u8> = text
        .bytes()
        .filter(|letter| *letter != b'=')
        .map(value)
        .collect();
    let mut bytes = Vec::with_capacity(letters.len() * 3 / 4);
    for four in letters.chunks(4) {
        let bits = four
            .iter()
            .fold(0_u32, |bits, letter| bits << 6 | u32::from(*letter));
        let bits = bits << (6 * (4 - four.len()));
        bytes.extend(&bits.to_be_bytes()[1..four.len()]);
    }
    bytes
}
