//! Nothing of the shipped branch is in code: a branch never seen reads, with its own everything.

use config::{Digits, Faults, Flow, Language, PrinterLink, Role, Settings};
use std::path::{Path, PathBuf};

const NAME_AR: &str = "مكتب رعاية الأسر المنتجة وتأهيل الشباب في محافظات الساحل كلها";
const NAME_EN: &str = "Office for the care of productive families and coastal youth";

fn branch() -> String {
    format!(
        r#"
[branch]
id = "coast-2"
name = {{ ar = "{NAME_AR}", en = "{NAME_EN}" }}
time_zone = "Africa/Casablanca"
digits = "latin"

[[branch.services]]
id = "families"
name = {{ ar = "{NAME_AR}", en = "{NAME_EN}" }}
description = {{ ar = "نرافقك في مشروعك خطوة بخطوة.", en = "We go with you, step by step." }}
icon = "basket"
numbers = "1-49"
department = "families"

[[branch.services]]
id = "youth"
name.ar = "تأهيل الشباب"
name.en = "Youth training"
description = {{ ar = "سجّل في دورة.", en = "Join a course." }}
icon = "graduation-cap"
numbers = "1000-9999"
department = "training"
"#
    )
}

#[test]
fn a_branch_never_seen_reads_with_names_of_sixty_letters() {
    assert!(NAME_AR.chars().count() >= 60 && NAME_EN.chars().count() >= 60);
    let settings = Settings::parse(&branch(), "coast.toml").unwrap();
    let branch = &settings.branch;
    assert_eq!(branch.name.get(Language::Arabic), NAME_AR);
    assert_eq!(branch.services[0].name.get(Language::English), NAME_EN);
    assert_eq!(branch.time_zone, chrono_tz::Africa::Casablanca);
    assert_eq!(branch.digits, Digits::Latin);
    assert_eq!(branch.services[1].numbers, 1000..=9999);
    assert_eq!(branch.service("youth").unwrap().department, "training");
    assert!(branch.service("support-request").is_none());
}

#[test]
fn what_a_branch_file_leaves_out_takes_its_default() {
    let settings = Settings::parse(&branch(), "coast.toml").unwrap();
    assert_eq!(settings.branch.day_start.to_string(), "04:00:00");
    assert_eq!(settings.branch.number_gap, 25);
    assert!(settings.branch.hours.is_empty() && settings.targets.is_empty());
    assert_eq!(settings.device.role, Role::Reception);
    assert_eq!(settings.device.name, "reception-1");
    assert_eq!(
        (settings.device.screen.width, settings.device.screen.height),
        (1280, 800)
    );
    let folder = PathBuf::from("printer");
    assert_eq!(
        settings.hardware.printer.link,
        PrinterLink::Simulated { folder }
    );
    assert_eq!(settings.hardware.printer.dots, 576);
}

#[test]
fn relative_paths_are_taken_from_the_settings_folder() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("coast.toml");
    let target = "[[targets]]\nname = \"cases\"\nurl = \"http://127.0.0.1:9000/\"\ntoken_file = \"cases.token\"\ncertificate_file = \"cases.pem\"\nkey_file = \"/keys/cases.key\"\n";
    std::fs::write(&path, branch() + target).unwrap();
    let settings = Settings::read(&path).unwrap();
    let printer = folder.path().join("printer");
    assert_eq!(
        settings.hardware.printer.link,
        PrinterLink::Simulated { folder: printer }
    );
    let token = folder.path().join("cases.token");
    assert_eq!(
        settings.targets[0].token_file.as_deref(),
        Some(token.as_path())
    );
    let certificate = settings.targets[0].certificate.clone().unwrap();
    assert_eq!(
        certificate.certificate_file,
        folder.path().join("cases.pem")
    );
    assert_eq!(certificate.key_file, PathBuf::from("/keys/cases.key"));
    assert!(settings.device.serial_file.starts_with("/sys"));
}

#[test]
fn the_shipped_branch_is_placed_by_its_caller() {
    let settings = Settings::shipped().with_base(Path::new("/data"));
    let folder = PathBuf::from("/data/printer");
    assert_eq!(
        settings.hardware.printer.link,
        PrinterLink::Simulated { folder }
    );
}

fn link(printer: &str) -> Result<PrinterLink, Faults> {
    let text = format!("{}\n[hardware.printer]\n{printer}", branch());
    Settings::parse(&text, "coast.toml").map(|settings| settings.hardware.printer.link)
}

#[test]
fn an_address_without_a_port_gets_that_of_raw_printing() {
    let written = |address: &str| link(&format!("kind = \"network\"\naddress = \"{address}\""));
    let network = |address: &str| {
        Ok(PrinterLink::Network {
            address: address.to_owned(),
        })
    };
    assert_eq!(written("10.0.0.9"), network("10.0.0.9:9100"));
    assert_eq!(written("printer.lan:9101"), network("printer.lan:9101"));
    assert_eq!(written("fe80::1"), network("[fe80::1]:9100"));
    assert_eq!(written("[fe80::1]:515"), network("[fe80::1]:515"));
}

#[test]
fn a_printer_on_usb_is_found_by_ids_or_by_path() {
    let usb = link("kind = \"usb\"\nvendor = 0x04b8\nproduct = 0x0e28");
    assert_eq!(
        usb,
        Ok(PrinterLink::UsbIds {
            vendor: 0x04b8,
            product: 0x0e28
        })
    );
    let usb = link("kind = \"usb\"\npath = \"/dev/usb/lp0\"");
    assert_eq!(
        usb,
        Ok(PrinterLink::UsbPath {
            path: "/dev/usb/lp0".into()
        })
    );
    let both = link("kind = \"usb\"\npath = \"/dev/usb/lp0\"\nvendor = 0x04b8");
    assert!(
        both.unwrap_err()
            .to_string()
            .contains("keep either path, or vendor and product")
    );
}

#[test]
fn a_serial_printer_keeps_its_rate_and_flow() {
    let serial = link("kind = \"serial\"\nport = \"/dev/ttyS0\"\nbaud = 9600\nflow = \"none\"");
    let port = PathBuf::from("/dev/ttyS0");
    assert_eq!(
        serial,
        Ok(PrinterLink::Serial {
            port,
            baud: 9600,
            flow: Flow::None
        })
    );
}
