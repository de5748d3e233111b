//! The peer of the ticket's picture: the usual way of it, Pillow with raqm and python-escpos, drawing the
//! same words with the same fonts. It lives in `target/peer/venv`, made by the first run that can.

use anyhow::{Context, Result, bail};
use serde_json::json;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};

const SCRIPT: &str = include_str!("peer.py");
const PACKAGES: [&str; 3] = ["pillow", "python-escpos", "qrcode"];
const CODE: &str = "04K7QF2M9D1T5X8R3VN6WGZ0J4B7YHS2CEPA9K5M3QX8T1R6V0NDW";
/// The lines of the sample ticket, with their size in dots and their weight.
const LINES: [(&str, u32, &str); 16] = [
    ("جمعية منارات للعناية بالمساجد بالمضة", 28, "600SemiBold"),
    ("طلب دعم مستفيد", 38, "700Bold"),
    ("١٠٧", 180, "700Bold"),
    ("أولوية", 26, "600SemiBold"),
    ("عدد المنتظرين قبلك   ٣ أشخاص", 26, "400Regular"),
    ("وقت الانتظار المتوقع   من ١٠ إلى ١٥ دقيقة", 26, "400Regular"),
    ("الوقت   ٩:٤٧ صباحًا", 26, "400Regular"),
    ("التاريخ   ١٢ جمادى الآخرة ١٤٤٨هـ", 26, "400Regular"),
    ("٢٢ نوفمبر ٢٠٢٦م", 26, "600SemiBold"),
    (
        "المستندات المطلوبة: الهوية الوطنية أو هوية مقيم،",
        23,
        "400Regular",
    ),
    (
        "الأصل وصورة · سجل الأسرة · ما يثبت الدخل الشهري ·",
        23,
        "400Regular",
    ),
    (
        "عقد الإيجار أو صك الملكية · شهادة الآيبان من المصرف",
        23,
        "400Regular",
    ),
    ("قيّم زيارتك عند المخرج،", 23, "400Regular"),
    ("فتقييمك حقّ لك.", 23, "400Regular"),
    ("رمز التذكرة", 22, "400Regular"),
    ("4K7-QF2-M9D", 26, "600SemiBold"),
];

/// The peer's median for one ticket, drawn and made bytes, in milliseconds.
///
/// # Errors
/// Why it could not be measured: no Python, no packages, no raqm.
pub(crate) fn measure(folder: &Path) -> Result<f64> {
    let python = python()?;
    let (script, ticket) = (folder.join("peer.py"), folder.join("peer.json"));
    std::fs::write(&script, SCRIPT)?;
    std::fs::write(&ticket, json!({"lines": LINES, "code": CODE}).to_string())?;
    let fonts = repository().join("hardware/fonts");
    let told = Command::new(python)
        .args([&script, &ticket, &fonts])
        .output()
        .context("cannot start Python")?;
    // python-escpos says on the same output what its profile lacks; the answer is the last line.
    let said = String::from_utf8(succeeded(told)?.stdout)?;
    let median = said.lines().last().and_then(|line| line.parse().ok());
    median.context("the peer did not say how long it took")
}

/// The repository this bench was built from.
pub(crate) fn repository() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("..")
}

fn python() -> Result<PathBuf> {
    let venv = repository().join("target/peer/venv");
    let python = venv.join("bin/python");
    let whole = Command::new(&python)
        .args(["-c", "import PIL, escpos, qrcode"])
        .output();
    if whole.is_ok_and(|told| told.status.success()) {
        return Ok(python);
    }
    let made = Command::new("python3")
        .args(["-m", "venv"])
        .arg(&venv)
        .output()
        .context("no python3")?;
    succeeded(made)?;
    let installed = Command::new(&python)
        .args(["-m", "pip", "install", "--quiet"])
        .args(PACKAGES)
        .output()?;
    succeeded(installed)?;
    Ok(python)
}

fn succeeded(told: Output) -> Result<Output> {
    if told.status.success() {
        return Ok(told);
    }
    let words = String::from_utf8_lossy(&told.stderr);
    let last = words
        .trim_end()
        .lines()
        .last()
        .unwrap_or("it did not say why");
    bail!("{last}")
}
