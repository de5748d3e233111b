//! The example file is what people copy: it reads, its other kinds read, and it shows every icon.

use config::{ICONS, Settings};

const EXAMPLE: &str = include_str!("../settings.example.toml");

#[test]
fn the_example_reads_without_a_fault() {
    let settings = Settings::parse(EXAMPLE, "settings.example.toml");
    assert!(settings.is_ok(), "{}", settings.unwrap_err());
}

/// The commented tables: what a person gets who takes the `# ` away.
#[test]
fn each_other_kind_of_device_in_the_example_reads() {
    let branch = EXAMPLE.split("[hardware.printer]").next().unwrap();
    let commented: Vec<&str> = EXAMPLE.split("\n# [").skip(1).collect();
    assert_eq!(commented.len(), 8);
    for block in commented {
        let lines = block.lines().enumerate();
        let keys = lines.map_while(|(index, line)| match index {
            0 => Some(format!("[{line}")),
            _ => line.strip_prefix("# ").map(str::to_owned),
        });
        let table: Vec<String> = keys.collect();
        let text = format!("{branch}\n{}\n", table.join("\n"));
        let settings = Settings::parse(&text, "example");
        assert!(settings.is_ok(), "{table:?}\n{}", settings.unwrap_err());
    }
}

#[test]
fn the_example_names_every_icon() {
    let list = EXAMPLE.split("# Icons:").nth(1).unwrap();
    let shown: Vec<&str> = list
        .split([',', '.', '#', ' ', '\n'])
        .filter(|word| !word.is_empty())
        .collect();
    assert_eq!(shown, ICONS);
}
