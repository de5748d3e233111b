//! The shipped branch is whole: what the policy asks of it is there, in both languages.

use config::Settings;

#[test]
fn shipped_branch_reads_without_a_fault() {
    let settings = Settings::shipped();
    assert_eq!(settings.branch.id, "manarat");
    assert_eq!(settings.branch.services.len(), 8);
}
