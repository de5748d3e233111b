//! Every page and takeover with real-looking content, by name: for the gallery, pictures and tests.
//! The branch shown is a sample; a running kiosk shows its own.

pub(crate) mod branch;
mod code;
mod menus;
mod staff;
mod texts;

use crate::{Chrome, Language, Page, Takeover, TicketView, Trouble, View};
use branch::{count, pick};
use code::qr;
use menus::menu;

/// Every sample, in the order of a visit; the names are those of the pictures' files.
pub fn all(language: Language) -> Vec<(&'static str, View)> {
    let mut samples: Vec<(&'static str, View)> = pages(language)
        .into_iter()
        .map(|(name, page)| (name, view(language, page)))
        .collect();
    samples.extend(takeovers(language));
    samples.push(("more-time", more_time(language)));
    samples.push(("listening", listening(language)));
    samples
}

/// A page under the sample branch's header.
pub fn view(language: Language, page: Page) -> View {
    View {
        chrome: Chrome {
            can_listen: !matches!(page, Page::Staff(_)),
            ..chrome(language)
        },
        page,
        takeover: None,
        asks_more_time: false,
    }
}

/// The services page with `count` services on it (6 differ, then they repeat).
pub fn services(language: Language, count: usize) -> Page {
    Page::Services(menu(language, count))
}

/// The view with no more cards than one page holds, paged as a kiosk would.
pub fn cut_to(mut view: View, cards_per_page: usize) -> View {
    if let Page::Services(menu) = &mut view.page {
        let cards_per_page = cards_per_page.max(1);
        menu.pages = menu.pages.max(menu.cards.len().div_ceil(cards_per_page));
        menu.cards.truncate(cards_per_page);
    }
    view
}

/// The header of the sample branch.
pub fn chrome(language: Language) -> Chrome {
    Chrome {
        language,
        text_size: 1,
        high_contrast: false,
        reach: false,
        branch: pick(
            language,
            "جمعية منارات للعناية بالمساجد",
            "Manarat Association for Mosques",
        ),
        date: pick(
            language,
            "الأحد ١٢ جمادى الآخرة ١٤٤٨هـ، ٢٢ نوفمبر ٢٠٢٦م",
            "Sunday 22 November 2026 · 12 Jumada II 1448",
        ),
        logo: "mosque".into(),
        can_listen: true,
        speaking: false,
    }
}

/// A ticket of the sample branch.
pub fn ticket(language: Language) -> TicketView {
    TicketView {
        number: pick(language, "١٠٧", "107"),
        service: pick(language, "طلب دعم مستفيد", "Beneficiary support request"),
        priority: false,
        ahead: Some(count(language, 3)),
        wait: Some(pick(language, "١٠–١٥ دقيقة", "10–15 minutes")),
        qr: qr(),
        follow: true,
    }
}

fn pages(language: Language) -> Vec<(&'static str, Page)> {
    let mut pages = vec![("idle", Page::Idle)];
    pages.extend(menus::all(language));
    pages.extend(texts::all(language));
    pages.extend(tickets(language));
    pages.extend(staff::all(language));
    pages
}

fn tickets(language: Language) -> Vec<(&'static str, Page)> {
    let ticket = ticket(language);
    let code_only = TicketView {
        follow: false,
        priority: true,
        wait: None,
        ..ticket.clone()
    };
    let unprinted = |trouble| Page::Unprinted {
        ticket: ticket.clone(),
        trouble,
    };
    vec![
        ("printing", printing(&ticket)),
        (
            "ticket",
            Page::Ticket {
                ticket: ticket.clone(),
            },
        ),
        ("ticket-code-only", Page::Ticket { ticket: code_only }),
        ("unprinted-out-of-paper", unprinted(Trouble::OutOfPaper)),
        ("unprinted-cover-open", unprinted(Trouble::CoverOpen)),
        ("unprinted-printer-fault", unprinted(Trouble::PrinterFault)),
        ("unprinted-unconfirmed", unprinted(Trouble::Unconfirmed)),
    ]
}

fn takeovers(language: Language) -> Vec<(&'static str, View)> {
    let named = [
        ("takeover-closed", texts::closed(language)),
        ("takeover-holiday", texts::holiday(language)),
        ("takeover-prayer", texts::prayer(language)),
        ("takeover-out-of-paper", Takeover::OutOfPaper),
        ("takeover-printer-fault", Takeover::PrinterFault),
        ("takeover-cannot-store", Takeover::CannotStore),
        ("takeover-branch-away", Takeover::BranchAway),
        ("takeover-preparing", Takeover::Preparing),
        ("takeover-numbers-unconfirmed", Takeover::NumbersUnconfirmed),
        ("takeover-out-of-order", Takeover::OutOfOrder),
    ];
    let beneath = view(language, services(language, 6));
    named
        .into_iter()
        .map(|(name, takeover)| {
            (
                name,
                View {
                    takeover: Some(takeover),
                    ..beneath.clone()
                },
            )
        })
        .collect()
}

fn more_time(language: Language) -> View {
    View {
        asks_more_time: true,
        ..view(language, services(language, 6))
    }
}

/// The services while their sentence is read aloud.
fn listening(language: Language) -> View {
    let mut view = view(language, services(language, 6));
    view.chrome.speaking = true;
    view
}

fn printing(ticket: &TicketView) -> Page {
    Page::Printing {
        number: ticket.number.clone(),
        service: ticket.service.clone(),
    }
}
