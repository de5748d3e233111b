//! What a manager sees of the ratings: the console's page of results, pictured by the browser that is installed here.

use super::employee::Employee;
use super::out::Out;
use anyhow::{Context, Result, ensure};
use std::path::Path;
use std::process::{Command, Stdio};

const BROWSERS: [&str; 4] = ["chromium", "chromium-browser", "google-chrome", "chrome"];
/// Pixels across and down of the page.
const WINDOW: &str = "--window-size=1280,2600";
const LANGUAGES: [&str; 2] = ["ar", "en"];

/// Pictures the results in both languages; `false`: no browser is installed.
pub(super) fn picture(manager: &Employee, address: &str, out: &Out) -> Result<bool> {
    let Some(browser) = BROWSERS.into_iter().find(|name| is_installed(name)) else {
        return Ok(false);
    };
    for language in LANGUAGES {
        let page = manager.page("/console/results", language)?;
        let file = out.screens().join(format!("results-{language}.html"));
        std::fs::write(&file, with_base(&page, address))?;
        let picture = out.screens().join(format!("results-{language}.png"));
        let drawn = draw(browser, (&file, &picture), &out.settings().join("browser"));
        std::fs::remove_file(&file)?;
        drawn?;
    }
    Ok(true)
}

/// The page, which takes its looks from the service though it is read from a file.
fn with_base(page: &str, address: &str) -> String {
    page.replacen("<head>", &format!("<head><base href=\"{address}/\">"), 1)
}

fn is_installed(name: &str) -> bool {
    let mut command = Command::new(name);
    command.arg("--version").stdout(Stdio::null());
    command
        .stderr(Stdio::null())
        .status()
        .is_ok_and(|it| it.success())
}

fn draw(browser: &str, (page, picture): (&Path, &Path), profile: &Path) -> Result<()> {
    let drawn = Command::new(browser)
        .args([
            "--headless",
            "--disable-gpu",
            "--hide-scrollbars",
            "--no-first-run",
        ])
        // Fonts come from the service, and the page from a file. The browser sees this page alone.
        .args(["--disable-web-security", "--no-sandbox", WINDOW])
        .arg(format!("--user-data-dir={}", profile.display()))
        .arg(format!("--screenshot={}", picture.display()))
        .arg(page)
        .stdout(Stdio::null())
        .stderr(Stdio::null())
        .status();
    std::fs::remove_dir_all(profile).ok();
    drawn.with_context(|| format!("starting {browser}"))?;
    ensure!(
        picture.is_file(),
        "{browser} drew no picture of the results"
    );
    Ok(())
}
