//! Where the voices are.

use super::VoiceFault;
use crate::place;
use std::path::{Path, PathBuf};

/// The folder of voices: the one named, else that of the program: beside it, where systems keep what programs share, or in
/// its source.
///
/// # Errors
/// When none of them is there; all that were looked at are told.
pub fn folder(named: Option<&Path>) -> Result<PathBuf, VoiceFault> {
    let looked = match named {
        Some(named) => vec![named.to_owned()],
        None => place::own_folders("voices"),
    };
    let found = looked.iter().find(|folder| folder.is_dir()).cloned();
    found.ok_or(VoiceFault::Folder { looked })
}

#[cfg(test)]
mod tests {
    use super::*;

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
