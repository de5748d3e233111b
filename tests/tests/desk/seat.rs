//! A clerk's seat: a browser in which somebody signed in.

use tests::rig::browser::{Browser, Driver};
use tests::rig::served::{PIN, Served};

/// A computer with a large screen.
pub(crate) const DESK: (u32, u32) = (1280, 800);

/// A browser in which `user` signed in by hand, in this language; they have to choose a counter yet.
pub(crate) fn signed_in(driver: &Driver, served: &Served, user: &str, language: &str) -> Browser {
    let browser = driver.browser(DESK.0, DESK.1);
    let address = served.address();
    browser.open(&format!(
        "{address}/console/language/{language}?to=/console/sign-in"
    ));
    browser.fill("#user", user);
    browser.fill("#pin", PIN);
    browser.click("#sign-in");
    browser.wait_for(".choices");
    browser
}

/// As [`signed_in`], at a counter that they open.
pub(crate) fn seated(
    driver: &Driver,
    served: &Served,
    (user, language): (&str, &str),
    counter: &str,
) -> Browser {
    let browser = signed_in(driver, served, user, language);
    browser.click(&format!("a[href='/console/counter/{counter}']"));
    browser.wait_for("#act-primary");
    browser.press(|| browser.click("#act-primary"));
    browser.wait_for("#head-state .pill-open");
    browser
}
