//! What a manager sees of the ratings: the console's page of results, pictured by the browser that is installed here.

use super::employee::Employee;
use super::out::Out;
use anyhow::{Context, Result, ensure};
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

const BROWSERS: [&str; 4] = ["chromium", "chromium-browser", "google-chrome", "chrome"];
/// Pixels across and down of the page.
const WINDOW: &str = "--window-size=1280,1900";
const LANGUAGES: [&str; 2] = ["ar", "en"];

/// Pictures the results in both languages; `false`: no browser is installed.
pub(super) fn picture(manager: &Employee, out: &Out) -> Result<bool> {
    let Some(browser) = BROWSERS.into_iter().find(|name| is_installed(name)) else {
        return Ok(false);
    };
    for language in LANGUAGES {
        let folder = out.settings().join("browser");
        std::fs::create_dir_all(&folder)?;
        let page = kept(
            manager,
            &manager.page("/console/results", language)?,
            &folder,
        )?;
        let picture = out.screens().join(format!("results-{language}.png"));
        let drawn = draw(browser, (&page, &picture), &folder.join("profile"));
        std::fs::remove_dir_all(&folder)?;
        drawn?;
    }
    Ok(true)
}

/// The page as a file, with its style and the fonts of that beside it: a browser without a session may read these alone.
fn kept(manager: &Employee, page: &str, folder: &Path) -> Result<PathBuf> {
    let style = between(page, "<link rel=\"stylesheet\" href=\"", "\"").next();
    let style = style.context("the page of results has no style")?;
    let sheet = String::from_utf8(manager.file(style)?)?;
    let (beside, _) = style.rsplit_once('/').unwrap_or_default();
    for font in between(&sheet, "url(", ")") {
        std::fs::write(
            folder.join(font),
            manager.file(&format!("{beside}/{font}"))?,
        )?;
    }
    std::fs::write(folder.join("style.css"), &sheet)?;
    let file = folder.join("results.html");
    std::fs::write(&file, page.replace(style, "style.css"))?;
    Ok(file)
}

/// What stands between each `before` and the next `after`.
fn between<'t>(text: &'t str, before: &'t str, after: &'t str) -> impl Iterator<Item = &'t str> {
    let parts = text.split(before).skip(1);
    parts.filter_map(move |part| part.split(after).next())
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
