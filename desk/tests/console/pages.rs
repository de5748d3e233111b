//! Pages as functions: what stands on them.

use crate::fixture::{self, Made};
use axum::http::StatusCode;
use config::Language;
use desk::console::data::Who;
use desk::console::{Frame, Section, Setup, pages};
use desk::views::{QueueView, TicketView, Why};
use domain::people::StaffRole;

struct Desk {
    setup: Setup,
    queue: QueueView,
    who: Who,
}

impl Desk {
    fn new(rank: StaffRole) -> Self {
        let made = Made::new(rank);
        let queue = made.queue.into_inner().unwrap();
        let who = fixture::who(rank);
        Self {
            setup: made.setup,
            queue,
            who,
        }
    }

    fn frame(&self, language: Language) -> Frame<'_> {
        Frame {
            setup: &self.setup,
            language,
            who: Some(&self.who),
            section: Section::Counter,
            counter: Some("counter-1"),
            path: "/console/counter/counter-1",
        }
    }

    /// The first counter with `ticket` at it, in English.
    fn with(&mut self, ticket: Option<TicketView>) -> String {
        self.queue.counters[0].ticket = ticket;
        pages::counter_part(&self.frame(Language::English), &self.queue, "counter-1").unwrap()
    }

    fn all(&self, language: Language) -> Vec<(&'static str, String)> {
        let (f, queue) = (&self.frame(language), &self.queue);
        let authority = fixture::authority();
        let serving = queue.counters[0].ticket.as_ref().unwrap().id;
        let counter = |id| pages::counter(f, queue, id).unwrap();
        vec![
            ("sign in", pages::sign_in(f, true)),
            ("choose", pages::choose(f, queue)),
            ("serving", counter("counter-1")),
            ("called", counter("counter-2")),
            ("break", counter("counter-3")),
            ("closed", counter("counter-5")),
            ("waiting", pages::waiting(f, queue, None)),
            ("counters", pages::counters(f, queue)),
            ("issue", pages::issue(f, queue)),
            ("issued", pages::issued(f, &fixture::promised(113))),
            (
                "transfer",
                pages::transfer_sheet(f, queue, serving).unwrap(),
            ),
            ("finish", pages::finish_sheet(f, queue, serving).unwrap()),
            (
                "devices",
                pages::devices(f, &fixture::devices(), authority.words(language)),
            ),
            ("staff", pages::staff(f, &fixture::staff())),
            ("person", pages::person(f, &fixture::staff()[1])),
            ("audit", pages::audit(f, &fixture::audit(), false)),
            ("day", pages::day(f, &fixture::day(&self.setup, true))),
            ("results", pages::results(f, &fixture::results())),
            ("delivery", pages::delivery(f, &fixture::deliveries())),
            (
                "suggestions",
                pages::suggestions(f, &fixture::suggestions()),
            ),
            ("documents", pages::documents(f, &fixture::documents(), "")),
            (
                "document",
                pages::document(f, &fixture::documents(), "support-request").unwrap(),
            ),
            ("requests", pages::requests(f, &fixture::requests_page())),
            (
                "draft",
                pages::request(f, &fixture::request_page("draft", true)),
            ),
            (
                "papers",
                pages::request(f, &fixture::request_page("waiting", true)),
            ),
            (
                "signed",
                pages::request(f, &fixture::request_page("signed", true)),
            ),
            (
                "attested",
                pages::request(f, &fixture::request_page("attested", true)),
            ),
            (
                "submitted",
                pages::request(f, &fixture::request_page("submitted", true)),
            ),
            (
                "answered",
                pages::request(f, &fixture::request_page("answered", true)),
            ),
            (
                "hidden",
                pages::request(f, &fixture::request_page("draft", false)),
            ),
            ("visit", pages::visit(f, &fixture::visit_page())),
            (
                "problem",
                pages::problem(f, "/console/part/day", StatusCode::FORBIDDEN),
            ),
        ]
    }
}

fn serving(service: &str) -> TicketView {
    fixture::at(fixture::ticket(107, service, 3), "serving", 5)
}

fn called(service: &str) -> TicketView {
    fixture::at(fixture::ticket(107, service, 3), "called", 5)
}

/// A missing word shows its key; nothing else between two tags is lower case with hyphens.
fn is_key(text: &str) -> bool {
    let of_key = |byte: u8| byte.is_ascii_lowercase() || byte == b'-';
    text.contains('-') && text.bytes().all(of_key)
}

#[test]
fn every_page_has_all_its_words_and_nothing_inline() {
    let desk = Desk::new(StaffRole::Admin);
    let pages = [Language::Arabic, Language::English].map(|language| desk.all(language));
    for (name, html) in pages.into_iter().flatten() {
        assert!(html.len() > 200, "{name} is empty");
        for text in html.split('>').filter_map(|rest| rest.split('<').next()) {
            assert!(
                !is_key(text.trim()) || text == "board-hall",
                "{name}: {text}"
            );
        }
        for inline in [" style=", "<style", " onclick=", "<script>", "javascript:"] {
            assert!(!html.contains(inline), "{name} has {inline}");
        }
    }
}

#[test]
fn the_one_thing_to_do_follows_the_state() {
    let mut desk = Desk::new(StaffRole::Clerk);
    let do_next = |html: String| {
        let button = html.split("id=\"act-primary\"").nth(1).unwrap();
        let words = button.split("<span>").nth(1).unwrap();
        words.split('<').next().unwrap().to_owned()
    };
    assert_eq!(do_next(desk.with(None)), "Call next");
    assert_eq!(do_next(desk.with(Some(called("enquiries")))), "Start");
    assert_eq!(
        do_next(desk.with(Some(serving("enquiries")))),
        "Finish and call next"
    );
    desk.queue.waiting.clear();
    assert_eq!(do_next(desk.with(Some(serving("enquiries")))), "Finish");
    desk.queue.counters[0].state = "break".to_owned();
    assert_eq!(do_next(desk.with(None)), "Back from break");
    desk.queue.counters[0].state = "closed".to_owned();
    assert_eq!(do_next(desk.with(None)), "Open counter");
}

#[test]
fn finishing_and_calling_next_is_one_press_with_one_body() {
    let mut desk = Desk::new(StaffRole::Clerk);
    let html = desk.with(Some(serving("enquiries")));
    assert!(html.contains("/call-next\" data-body=\"{&#34;after&#34;:&#34;finish&#34;}\""));
}

#[test]
fn the_sheet_that_ends_a_visit_also_calls_the_next_while_somebody_waits() {
    let mut desk = Desk::new(StaffRole::Clerk);
    let ticket = serving("enquiries");
    let id = ticket.id;
    desk.with(Some(ticket));
    let both = |desk: &Desk| {
        let sheet = pages::finish_sheet(&desk.frame(Language::English), &desk.queue, id).unwrap();
        sheet.contains(
            "formaction=\"/api/v1/counters/counter-1/call-next\" name=\"after\" value=\"finish\"",
        )
    };
    assert!(both(&desk));
    desk.queue
        .waiting
        .retain(|waiting| waiting.service == "giving");
    assert!(!both(&desk), "nobody waits whom this counter could call");
}

#[test]
fn p2_a_call_before_others_says_why_and_before_whom() {
    let mut desk = Desk::new(StaffRole::Clerk);
    let table: [(&str, &[u32], u32, &str); 7] = [
        (
            "priority",
            &[104, 105],
            2,
            "Called before 104, 105: priority.",
        ),
        (
            "priority",
            &[101],
            3,
            "Called before 101 and 2 more: priority.",
        ),
        (
            "normal_turn",
            &[103],
            1,
            "Called before 103: it is the turn of those without priority.",
        ),
        (
            "longest_wait",
            &[103],
            1,
            "Called before 103: this visitor has waited long.",
        ),
        (
            "preferred_service",
            &[201],
            1,
            "Called before 201: this counter serves this service first.",
        ),
        (
            "addressed",
            &[201],
            1,
            "Called before 201: this visitor was sent to you.",
        ),
        ("first_come", &[], 0, "Next in order of arrival."),
    ];
    for (because, overtaken, overtook, sentence) in table {
        let mut ticket = called("support-request");
        ticket.because = Some(Why {
            because: because.to_owned(),
            overtook,
            overtaken: overtaken.to_vec(),
        });
        let html = desk.with(Some(ticket));
        let plain = html.replace(['\u{2066}', '\u{2067}', '\u{2068}', '\u{2069}'], "");
        assert!(plain.contains(sentence), "{sentence}");
    }
}

#[test]
fn h3_referral_is_one_touch_where_there_is_someone_else_to_refer_to() {
    let mut desk = Desk::new(StaffRole::Clerk);
    let refer = "data-body=\"{&#34;service&#34;:&#34;social-research&#34;}\"";
    assert!(desk.with(Some(serving("support-request"))).contains(refer));
    assert!(!desk.with(Some(serving("social-research"))).contains(refer));
}

#[test]
fn h3_a_visitor_can_be_sent_to_any_colleague_who_is_at_another_open_counter() {
    let desk = Desk::new(StaffRole::Clerk);
    let f = desk.frame(Language::English);
    let here = desk.queue.counters[0].ticket.as_ref().unwrap().id;
    let sheet = pages::transfer_sheet(&f, &desk.queue, here).unwrap();
    let people = |sheet: &str| {
        let values = sheet.split("data-field=\"to\" value=\"").skip(1);
        let names = values.filter_map(|rest| rest.split('"').next());
        names.map(str::to_owned).collect::<Vec<_>>()
    };
    // Not whoever has the visitor, and nobody who is on a break.
    assert_eq!(people(&sheet), ["عبد الرحمن", "هند"]);
    let sent = desk.queue.waiting[3].clone();
    let sheet = pages::transfer_sheet(&f, &desk.queue, sent.id).unwrap();
    assert_eq!(
        people(&sheet),
        ["عبد الرحمن", "هند"],
        "not whom she is sent to"
    );
    let back = format!("data-field=\"service\" value=\"{}\"", sent.service);
    assert!(sheet.contains(&back), "back to nobody in particular");
}

#[test]
fn h3_lists_say_whom_a_visitor_is_sent_to_and_a_counter_lists_those_it_may_call() {
    let mut desk = Desk::new(StaffRole::Clerk);
    let f = desk.frame(Language::English);
    let plain = |html: String| html.replace(['\u{2068}', '\u{2069}'], "");
    let list = plain(pages::waiting_part(&f, &desk.queue, None));
    assert!(
        list.contains("For سارة القحطاني<")
            && list.contains("For منى, who is at no open counter now<")
    );
    let at = |id: &str| plain(pages::counter_part(&f, &desk.queue, id).unwrap());
    let listed = |html: &str, number: &str| {
        html.split("class=\"next-do")
            .next()
            .unwrap()
            .contains(&format!(">{number}<"))
    };
    assert!(at("counter-1").contains(">Sent to you<") && listed(&at("counter-1"), "303"));
    // Away, she has nobody wait for her: whoever serves the service sees them.
    assert!(listed(&at("counter-2"), "205"));
    fixture::send(&mut desk.queue.waiting[5], "هند", &["counter-4"]);
    let f = desk.frame(Language::English);
    let at = |id: &str| plain(pages::counter_part(&f, &desk.queue, id).unwrap());
    assert!(!listed(&at("counter-2"), "205") && listed(&at("counter-4"), "205"));
}

#[test]
fn h1_nothing_at_the_counter_counts_down_on_the_visitor() {
    let mut desk = Desk::new(StaffRole::Clerk);
    let html = desk.with(Some(fixture::at(serving("enquiries"), "serving", 5000)));
    assert_eq!(
        html.matches("data-left").count(),
        1,
        "only the clerk's own undo"
    );
    assert!(html.contains("data-since=\"5000\""));
}

#[test]
fn recalls_end_at_the_limit() {
    let mut desk = Desk::new(StaffRole::Clerk);
    let mut ticket = called("enquiries");
    ticket.recalls = desk.setup.recalls - 1;
    assert!(desk.with(Some(ticket.clone())).contains("/recall\""));
    ticket.recalls = desk.setup.recalls;
    assert!(!desk.with(Some(ticket)).contains("/recall\""));
}

#[test]
fn a_receipt_names_missing_papers_in_the_visitors_language() {
    let mut desk = Desk::new(StaffRole::Clerk);
    let mut ticket = serving("support-request");
    ticket.language = "en".to_owned();
    let id = ticket.id;
    desk.with(Some(ticket));
    let sheet = pages::finish_sheet(&desk.frame(Language::Arabic), &desk.queue, id).unwrap();
    assert!(sheet.contains("value=\"Family register\"") && sheet.contains("سجل الأسرة"));
}

#[test]
fn p13_a_ticket_can_come_by_each_of_the_eight_channels() {
    let desk = Desk::new(StaffRole::Clerk);
    let html = pages::issue(&desk.frame(Language::English), &desk.queue);
    let channels = html.split("id=\"channel\"").nth(1).unwrap();
    let channels = channels.split("</select>").next().unwrap();
    assert_eq!(channels.matches("<option").count(), 8);
    let first_and_last = ["interview", "telephone", "social_media", "letter"];
    let rest = ["help_request", "volunteering", "website", "delegate"];
    for code in first_and_last.into_iter().chain(rest) {
        assert!(channels.contains(&format!("value=\"{code}\"")), "{code}");
    }
}

#[test]
fn what_people_typed_stays_text() {
    let mut desk = Desk::new(StaffRole::Clerk);
    let mut ticket = serving("enquiries");
    ticket.note = Some("<script>alert(1)</script>".to_owned());
    let html = desk.with(Some(ticket));
    assert!(!html.contains("<script>") && html.contains("&#60;script&#62;"));
}

#[test]
fn a_filter_shows_one_service_and_ignores_what_is_none() {
    let desk = Desk::new(StaffRole::Clerk);
    let f = desk.frame(Language::English);
    let shown = |service| pages::waiting_part(&f, &desk.queue, Some(service));
    assert!(shown("enquiries").contains(">204<") && !shown("enquiries").contains(">108<"));
    assert!(shown("\"><b>").contains(">108<") && !shown("\"><b>").contains("<b>"));
}

#[test]
fn p14_staff_find_the_four_tools_each_marked_for_whom_it_is() {
    let desk = Desk::new(StaffRole::Clerk);
    let f = desk.frame(Language::English);
    let html = pages::documents(&f, &fixture::documents(), "");
    for tool in [
        "bylaws",
        "social-research-guide",
        "support-policy-guide",
        "support-request",
    ] {
        assert!(
            html.contains(&format!("/console/document/{tool}\"")),
            "{tool}"
        );
    }
    assert_eq!(html.matches(">For staff only<").count(), 1);
    assert_eq!(html.matches(">For staff and visitors<").count(), 4);
}

#[test]
fn p14_a_search_shows_the_line_with_what_was_asked_for() {
    let desk = Desk::new(StaffRole::Clerk);
    let f = desk.frame(Language::Arabic);
    let html = pages::documents(&f, &fixture::documents(), "مسؤوليه مباشره");
    assert!(html.contains("<mark>مسؤولية</mark> <mark>مباشرة</mark>"));
    assert!(!html.contains("/console/document/said-and-so"));
    let html = pages::documents(&f, &fixture::documents(), "\"><b>زيتون");
    assert!(html.contains("جرّب كلمة واحدة") && !html.contains("<b>"));
}

#[test]
fn p14_the_request_form_has_room_to_write_and_prints() {
    let desk = Desk::new(StaffRole::Clerk);
    let f = desk.frame(Language::English);
    let html = pages::document(&f, &fixture::documents(), "support-request").unwrap();
    assert!(
        html.contains("<tr><td>Mobile number</td><td></td></tr>") && html.contains("data-print")
    );
    assert!(pages::document(&f, &fixture::documents(), "nothing").is_none());
}

#[test]
fn p9_managers_are_told_which_documents_cannot_be_shown_and_clerks_are_not_troubled() {
    let view = desk::documents::DocumentsView {
        faults: vec!["guide.ar.md:5: text: has HTML: <b>".to_owned()],
        ..fixture::documents()
    };
    for (rank, told) in [(StaffRole::Clerk, false), (StaffRole::Manager, true)] {
        let desk = Desk::new(rank);
        let html = pages::documents(&desk.frame(Language::English), &view, "");
        assert_eq!(
            html.contains("guide.ar.md:5: text: has HTML: &#60;b&#62;"),
            told
        );
    }
}

#[test]
fn what_is_personal_in_a_request_stands_on_the_page_of_those_who_may_see_it_alone() {
    let desk = Desk::new(StaffRole::Admin);
    let f = &desk.frame(Language::Arabic);
    let (seen, hidden) = (
        pages::request(f, &fixture::request_page("draft", true)),
        pages::request(f, &fixture::request_page("draft", false)),
    );
    let name = "نورة بنت سعد القحطاني";
    assert!(seen.contains(name) && seen.contains("22/10/1410"));
    assert!(!hidden.contains(name) && hidden.contains("البيانات الشخصية لا تظهر لصفتك"));
}

#[test]
fn h4_h5_each_state_of_a_request_offers_what_comes_next_and_nothing_else() {
    let desk = Desk::new(StaffRole::Clerk);
    let f = &desk.frame(Language::English);
    let acts = [
        "change", "sign", "wait", "resume", "attest", "submit", "answer", "serve", "amend",
        "withdraw", "tell",
    ];
    let table = [
        ("draft", "change sign wait withdraw"),
        ("waiting", "change resume withdraw tell"),
        ("signed", "attest amend withdraw"),
        ("attested", "submit amend withdraw"),
        ("submitted", "amend withdraw"),
        ("answered", "serve tell"),
    ];
    for (state, offered) in table {
        let html = pages::request(f, &fixture::request_page(state, true));
        let is_offered = |act: &&&str| html.contains(&format!("0001/{act}\""));
        let found: Vec<&str> = acts.iter().filter(is_offered).copied().collect();
        assert_eq!(found.join(" "), offered, "{state}");
    }
}

#[test]
fn a_documents_words_stay_text_and_its_picture_has_words() {
    use config::{Document, DocumentBlock, DocumentText, Readers, Span};
    let span = |text: &str, link: Option<&str>| Span {
        text: text.to_owned(),
        link: link.map(str::to_owned),
        ..Span::default()
    };
    let text = DocumentText {
        title: "<i>".to_owned(),
        blocks: vec![
            DocumentBlock::Paragraph(vec![span("a < b <script>", Some("https://e.org/?a=\"b"))]),
            DocumentBlock::Picture {
                file: "the way.png".to_owned(),
                words: "The \"way\"".to_owned(),
            },
        ],
    };
    let view = desk::documents::DocumentsView {
        documents: vec![Document {
            name: "one".to_owned(),
            readers: Readers::Staff,
            order: 1,
            ar: text.clone(),
            en: text,
        }],
        faults: vec![],
    };
    let desk = Desk::new(StaffRole::Clerk);
    let html = pages::document(&desk.frame(Language::English), &view, "one").unwrap();
    assert!(!html.contains("<script>") && !html.contains("<i>"));
    assert!(html.contains("href=\"https://e.org/?a=&#34;b\""));
    assert!(
        html.contains("src=\"/console/document-picture/the%20way.png\" alt=\"The &#34;way&#34;\"")
    );
    assert!(view.shows("the way.png") && !view.shows("other.png"));
}

#[test]
fn p3_the_list_to_reach_out_from_says_what_about() {
    let desk = Desk::new(StaffRole::Clerk);
    let html = pages::requests(&desk.frame(Language::English), &fixture::requests_page());
    assert!(html.contains("The answer came, and the applicant was not told"));
    assert!(html.contains("Papers are missing, and the applicant was not told"));
}
