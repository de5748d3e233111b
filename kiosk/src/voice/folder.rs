//! Where the voices are.

use super::VoiceFault;
use std::path::{Path, PathBuf};

/// The folder of voices: the one named, else that of the program: beside it, where systems keep what programs share, or in
/// its source.
///
/// # Errors
/// When none of them is there; all that were looked at are told.
pub fn folder(named: Option<&Path>) -> Result<PathBuf, VoiceFault> {
    let looked = match named {
        Some(named) => vec![named.to_owned()],
        None => own(std::env::current_exe().ok(), std::env::current_dir().ok()),
    };
    let found = looked.iter().find(|folder| folder.is_dir()).cloned();
    found.ok_or(VoiceFault::Folder { looked })
}

/// Where a program at `program` that was started in `started` looks for its voices.
fn own(program: Option<PathBuf>, started: Option<PathBuf>) -> Vec<PathBuf> {
    const SHARED: &str = "share/istiqbal/voices";
    let beside = program.as_deref().and_then(Path::parent);
    let mut looked: Vec<PathBuf> = Vec::new();
    if let Some(beside) = beside {
        looked.push(beside.join("voices"));
        looked.extend(beside.parent().map(|above| above.join(SHARED)));
    }
    looked.extend([
        Path::new("/usr/local").join(SHARED),
        Path::new("/usr").join(SHARED),
    ]);
    // A program that was just built lies two folders below its source, or is started in it.
    let source = beside.and_then(|folder| folder.ancestors().nth(2));
    let source = source.into_iter().chain(started.as_deref());
    looked.extend(source.map(|folder| folder.join("config/voices")));
    looked.dedup();
    looked
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn voices_are_looked_for_beside_the_program_then_where_systems_share_then_in_the_source() {
        let looked = own(
            Some("/home/amal/istiqbal/target/debug/kiosk".into()),
            Some("/tmp".into()),
        );
        let expected = [
            "/home/amal/istiqbal/target/debug/voices",
            "/home/amal/istiqbal/target/share/istiqbal/voices",
            "/usr/local/share/istiqbal/voices",
            "/usr/share/istiqbal/voices",
            "/home/amal/istiqbal/config/voices",
            "/tmp/config/voices",
        ];
        assert_eq!(looked, expected.map(PathBuf::from));
        let installed = own(Some("/usr/bin/kiosk".into()), None);
        assert!(installed.contains(&"/usr/share/istiqbal/voices".into()));
    }

    #[test]
    fn a_folder_that_is_named_and_not_there_is_told_by_its_name() {
        let told = folder(Some(Path::new("/no/such/voices")))
            .unwrap_err()
            .to_string();
        assert!(
            told.contains("/no/such/voices") && told.contains("voice.folder"),
            "{told}"
        );
    }
}
