//! No ticket is longer than 110 mm, whatever a branch calls itself and asks for.

use config::{Bilingual, Branch};
use kiosk::paper::{LONGEST_MM, draw, sample};
use kiosk::words::Words;

use hardware::Typesetter;

use crate::{manarat, words};

/// Dots across and dots per inch of papers there are.
const PAPERS: [(u32, u32); 5] = [(384, 203), (512, 203), (576, 203), (640, 203), (512, 180)];

fn both(ar: &str, en: &str) -> Bilingual {
    Bilingual {
        ar: ar.to_owned(),
        en: en.to_owned(),
    }
}

/// Names of sixty letters and a dozen papers, more than any branch asks for.
pub(crate) fn longest() -> Branch {
    let mut branch = manarat();
    branch.name = both(
        "جمعية منارات للعناية بالمساجد ومرافقها وخدمة أهلها بالمضة وقراها",
        "Manarat Association for the Care of Mosques and Their People",
    );
    branch.public_address = Some("https://reception.manarat-almadhah.example.org".to_owned());
    let papers: Vec<Bilingual> = branch
        .services
        .iter()
        .flat_map(|service| service.papers.clone())
        .take(12)
        .collect();
    if let Some(service) = branch.services.first_mut() {
        service.name = both(
            "طلب دعم مستفيد من ذوي الدخل المحدود وأسر الأيتام والأرامل",
            "Support for families of limited means, orphans and widows",
        );
        service.papers = papers;
    }
    branch
}

fn check(branch: &Branch) {
    for paper in PAPERS {
        for language in crate::LANGUAGES {
            check_paper(branch, paper, &words(language));
        }
    }
}

/// Copies too: they carry one badge more.
fn check_paper(branch: &Branch, (dots, dpi): (u32, u32), words: &Words) {
    let mut typesetter = Typesetter::new(dots, dpi).unwrap();
    for service in &branch.services {
        let mut ticket = sample(branch).unwrap();
        ticket.service = service;
        ticket.copy = true;
        let drawn = draw(&ticket, words, &mut typesetter).unwrap();
        let millimetres = drawn.length_mm(dpi);
        let which = format!(
            "{} in {} at {dots} dots",
            service.id,
            words.language().code()
        );
        // Half a dot is lost in rounding.
        assert!(
            millimetres <= LONGEST_MM + 0.1,
            "{which}: {millimetres:.1} mm"
        );
    }
}

#[test]
fn every_ticket_of_the_shipped_branch_is_short_enough() {
    check(&manarat());
}

#[test]
fn a_ticket_with_a_link_to_the_visitors_page_is_short_enough() {
    let mut branch = manarat();
    branch.public_address = Some("https://queue.example.org".to_owned());
    check(&branch);
}

#[test]
fn long_names_and_many_papers_still_fit() {
    check(&longest());
}
