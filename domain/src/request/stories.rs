//! Requests as the desk knows them: H4 to H7 and P3, day by day.

use super::samples::{form, values};
use super::*;
use crate::visit::{Checked, Checks};

const ID: Uuid = Uuid::from_u128(7);
pub(super) const TIMES: AnswerTimes = AnswerTimes {
    earliest_days: 14,
    latest_days: None,
};

pub(super) fn mark(by: &str, day: &str) -> Mark {
    Mark {
        by: by.to_owned(),
        at: format!("{day}T07:00:00Z").parse().unwrap(),
        day: day.parse().unwrap(),
    }
}

fn on(day: &str) -> BusinessDay {
    day.parse().unwrap()
}

pub(super) fn papers() -> Checks {
    let amal = Some(mark("amal", "2026-11-23"));
    let checked = Checked {
        given: amal.clone(),
        matched: amal.clone(),
        valid: amal,
    };
    ["id", "lease"]
        .map(|id| (id.to_owned(), checked.clone()))
        .into()
}

pub(super) fn known() -> Vec<String> {
    ["id", "lease"].map(str::to_owned).into()
}

pub(super) fn begun() -> (Request, Done) {
    let form = form();
    let draft = Draft {
        reference: Reference::drawn(42),
        service: "support-request".to_owned(),
        channel: Channel::Interview,
        visit: Some(Uuid::from_u128(1)),
        form: &form,
        values: values(),
    };
    let done = draft.begin().unwrap();
    let request = Request::began(ID, &done.fact, &mark("amal", "2026-11-23"));
    (request.unwrap(), done)
}

/// A request and who does what with it, on which day.
struct Desk {
    request: Request,
    done: Vec<Done>,
}

impl Desk {
    fn new() -> Self {
        let (request, done) = begun();
        Self {
            request,
            done: vec![done],
        }
    }

    fn act(&mut self, act: Act<'_>, (by, day): (&str, &str)) -> Result<(), Refused> {
        let done = self.request.act(self.request.version, act)?;
        self.request.apply(&done.fact, &mark(by, day));
        self.done.push(done);
        Ok(())
    }

    fn does(&mut self, act: Act<'_>, who: (&str, &str)) {
        self.act(act, who).unwrap();
    }

    fn signs(&mut self, day: &str) {
        let (form, values) = (form(), values());
        let signing = Signing::Finger {
            strokes: "M0 0 L9 9".to_owned(),
        };
        let act = Act::Sign {
            form: &form,
            values: &values,
            signing,
        };
        self.does(act, ("amal", day));
    }

    fn attests(&mut self, by: &str, day: &str) -> Result<(), Refused> {
        let (form, values, papers, required) = (form(), values(), papers(), known());
        let attest = Attest {
            form: &form,
            values: &values,
            papers: &papers,
            required: &required,
            salt: Salt::new([3; 32]),
        };
        self.act(Act::Attest(attest), (by, day))
    }

    fn submits(&mut self, day: &str, times: AnswerTimes) {
        let day_of = on(day);
        self.does(Act::Submit { day: day_of, times }, ("amal", day));
    }

    fn submitted(day: &str, times: AnswerTimes) -> Self {
        let mut desk = Self::new();
        desk.signs(day);
        desk.attests("amal", day).unwrap();
        desk.submits(day, times);
        desk
    }

    fn answered(decision: Decision) -> Self {
        let mut desk = Self::submitted("2026-11-23", TIMES);
        let words = Some("بحسب الدراسة".to_owned());
        desk.does(Act::Answer { decision, words }, ("huda", "2026-12-10"));
        desk
    }

    fn reach(&self, today: &str) -> Vec<(About, String)> {
        let found = self.request.reach(on(today), 30);
        let told = |reach: Reach| (reach.about, reach.since.to_string());
        found.into_iter().map(told).collect()
    }

    fn attestation(&self) -> (&Attestation, &Personal) {
        let found = self.done.iter().find_map(|done| match &done.fact {
            RequestFact::Attested(attestation) => Some((&**attestation, &done.personal)),
            _ => None,
        });
        found.unwrap()
    }
}

fn tell(about: About) -> Act<'static> {
    Act::Tell {
        about,
        channel: Channel::Telephone,
        words: None,
    }
}

fn wait(missing: &[&str], others: &[&str], papers: &[String]) -> Act<'static> {
    let owned = |words: &[&str]| words.iter().map(|word| (*word).to_owned()).collect();
    Act::Wait {
        missing: owned(missing),
        others: owned(others),
        papers: Box::leak(papers.to_vec().into_boxed_slice()),
    }
}

#[test]
fn h4_to_h7_a_request_goes_from_a_draft_to_what_was_asked_for() {
    let mut desk = Desk::answered(Decision::Accepted);
    desk.does(tell(About::Answer), ("amal", "2026-12-11"));
    desk.does(Act::Serve, ("badr", "2026-12-20"));
    assert_eq!(desk.request.state, State::Served);
    let kinds: Vec<String> = desk
        .done
        .iter()
        .map(|done| done.fact.to_parts().unwrap().0)
        .collect();
    assert_eq!(
        kinds,
        [
            "request.drafted",
            "request.signed",
            "request.attested",
            "request.submitted",
            "request.answered",
            "request.told",
            "request.served"
        ]
    );
    assert!(desk.request.is_closed());
}

#[test]
fn h6_a_request_waits_for_papers_and_is_resumed_on_a_later_visit() {
    let mut desk = Desk::new();
    let act = wait(&["lease"], &["خطاب من جهة العمل", " "], &known());
    desk.does(act, ("amal", "2026-11-23"));
    assert_eq!(desk.request.missing, ["lease"]);
    assert_eq!(desk.request.others, 1);
    let personal = &desk.done[1].personal;
    assert_eq!(personal.papers, ["خطاب من جهة العمل"]);
    let visit = Some(Uuid::from_u128(2));
    desk.does(Act::Resume { visit }, ("badr", "2026-12-01"));
    assert_eq!(desk.request.visits, [1, 2].map(Uuid::from_u128));
    assert_eq!(desk.request.state, State::Draft);
    assert!(desk.request.missing.is_empty());
    let unknown = desk.act(wait(&["passport"], &[], &known()), ("amal", "2026-12-01"));
    let paper = "passport".to_owned();
    assert_eq!(unknown, Err(Refused::UnknownPaper { paper }));
    let nothing = desk.act(wait(&[], &["\u{200f}"], &known()), ("amal", "2026-12-01"));
    assert_eq!(nothing, Err(Refused::NothingMissing));
}

#[test]
fn of_two_employees_on_one_draft_the_later_is_told_and_overwrites_nothing() {
    let mut desk = Desk::new();
    let form = form();
    let seen = desk.request.version;
    let mut fewer = values();
    fewer.remove("household");
    let change = |values| Act::Change {
        form: &form,
        values,
    };
    desk.does(change(fewer), ("badr", "2026-11-24"));
    let before = desk.request.clone();
    let refused = desk.request.act(seen, change(values()));
    let stale = Refused::Stale {
        version: 2,
        by: "badr".to_owned(),
        at: mark("badr", "2026-11-24").at,
    };
    assert_eq!(refused, Err(stale));
    assert_eq!(desk.request, before);
}

#[test]
fn h4_what_is_not_filled_in_whole_is_not_signed() {
    let mut desk = Desk::new();
    let form = form();
    let mut values = values();
    values.remove("national-id");
    let change = Act::Change {
        form: &form,
        values: values.clone(),
    };
    desk.does(change, ("amal", "2026-11-23"));
    let sign = |signing| Act::Sign {
        form: &form,
        values: &values,
        signing,
    };
    let refused = desk.act(sign(Signing::Paper), ("amal", "2026-11-23"));
    let fault = Faulty {
        field: "national-id".to_owned(),
        fault: FieldFault::Missing,
    };
    assert_eq!(refused, Err(Refused::Form(vec![fault])));
}

#[test]
fn h4_a_finger_that_left_nothing_is_no_signature_and_strokes_are_kept_sealed() {
    let mut desk = Desk::new();
    let (form, values) = (form(), values());
    let strokes = "  ".to_owned();
    let act = Act::Sign {
        form: &form,
        values: &values,
        signing: Signing::Finger { strokes },
    };
    let refused = desk.act(act, ("amal", "2026-11-23"));
    assert_eq!(refused, Err(Refused::NoSignature));
    desk.signs("2026-11-23");
    let signed = desk.request.signed.as_ref().unwrap();
    assert!(signed.signature.is_of("M0 0 L9 9"));
    assert!(!signed.signature.is_of("M0 0 L9 8"));
    let strokes = desk.done[1].personal.strokes.as_deref();
    assert_eq!(strokes, Some("M0 0 L9 9"));
    let (_, data) = desk.done[1].fact.to_parts().unwrap();
    assert!(!data.to_string().contains("M0 0"));
}

#[test]
fn h2_nothing_is_attested_while_a_required_paper_is_not_given_matched_and_valid() {
    let mut desk = Desk::new();
    desk.signs("2026-11-23");
    let (form, values, required) = (form(), values(), known());
    let mut papers = papers();
    papers.get_mut("lease").unwrap().valid = None;
    let attest = |papers| Attest {
        form: &form,
        values: &values,
        papers,
        required: &required,
        salt: Salt::new([3; 32]),
    };
    let who = ("amal", "2026-11-23");
    let lacking = |id: &str| {
        let papers = vec![id.to_owned()];
        Err(Refused::Papers { papers })
    };
    let refused = desk.act(Act::Attest(attest(&papers)), who);
    assert_eq!(refused, lacking("lease"));
    let all = &[(
        "lease".to_owned(),
        super::stories::papers()["lease"].clone(),
    )]
    .into();
    assert_eq!(desk.act(Act::Attest(attest(all)), who), lacking("id"));
}

#[test]
fn h4_who_attested_when_and_exactly_what_is_kept() {
    let mut desk = Desk::new();
    desk.signs("2026-11-23");
    desk.attests("badr", "2026-11-24").unwrap();
    let attested = &desk.request.attested[0];
    assert_eq!(attested.mark, mark("badr", "2026-11-24"));
    assert_eq!(attested.attestation.of, 2);
    assert_eq!(attested.attestation.form, form());
    let (attestation, personal) = desk.attestation();
    assert_eq!(attestation.verify(ID, Some(personal)), Verdict::Whole);
    assert_eq!(attestation.verify(ID, None), Verdict::Erased);
}

#[test]
fn h4_an_attested_record_that_was_tampered_with_is_found() {
    let mut desk = Desk::new();
    desk.signs("2026-11-23");
    desk.attests("badr", "2026-11-24").unwrap();
    let (attestation, personal) = desk.attestation();
    let text = |text: &str| Value::Text(text.to_owned());
    type Slip = fn(&mut Attestation, &mut Personal);
    let slips: [Slip; 10] = [
        |one, _| one.of = 1,
        |one, _| one.form.fields[0].label.ar = "لقب".to_owned(),
        |one, _| drop(one.values.insert("household".to_owned(), Value::Number(9))),
        |one, _| drop(one.values.remove("household")),
        |one, _| one.papers.get_mut("id").unwrap().valid = None,
        |one, _| one.papers.get_mut("id").unwrap().valid.as_mut().unwrap().by = "huda".to_owned(),
        |one, _| one.signature = Signature::Paper,
        |_, kept| {
            drop(
                kept.values
                    .insert("name".to_owned(), Value::Text("منى".to_owned())),
            )
        },
        |_, kept| drop(kept.values.remove("born")),
        |_, kept| kept.salt = Some(Salt::new([4; 32])),
    ];
    for (place, slip) in slips.into_iter().enumerate() {
        let (mut attestation, mut personal) = (attestation.clone(), personal.clone());
        slip(&mut attestation, &mut personal);
        let verdict = attestation.verify(ID, Some(&personal));
        assert_eq!(verdict, Verdict::Tampered, "{place}");
    }
    let other = Uuid::from_u128(8);
    let verdict = attestation.verify(other, Some(personal));
    assert_eq!(verdict, Verdict::Tampered);
    let mut moved = personal.clone();
    moved.values.insert("need".to_owned(), text("rent"));
    assert_eq!(attestation.verify(ID, Some(&moved)), Verdict::Tampered);
}

#[test]
fn h4_nothing_is_edited_after_it_was_signed_but_by_a_new_version_signed_and_attested_anew() {
    let mut desk = Desk::submitted("2026-11-23", TIMES);
    let form = form();
    let who = ("badr", "2026-11-25");
    let change = Act::Change {
        form: &form,
        values: values(),
    };
    let refused = desk.act(change, who);
    let (state, step) = (State::Submitted, Step::Change);
    assert_eq!(refused, Err(Refused::NotNow { state, step }));
    let before = desk.request.attested.clone();
    let amend = Act::Amend {
        form: &form,
        values: values(),
    };
    desk.does(amend, who);
    assert_eq!(
        (desk.request.state, desk.request.edition),
        (State::Draft, 2)
    );
    assert_eq!(
        (&desk.request.signed, &desk.request.submitted),
        (&None, &None)
    );
    let early = desk.attests("badr", "2026-11-25");
    let (state, step) = (State::Draft, Step::Attest);
    assert_eq!(early, Err(Refused::NotNow { state, step }));
    desk.signs("2026-11-25");
    desk.attests("badr", "2026-11-25").unwrap();
    assert_eq!(desk.request.attested[..1], before);
    assert_eq!(desk.request.attested[1].attestation.of, 6);
}

#[test]
fn a_draft_of_a_form_that_was_changed_since_is_carried_over_before_it_is_signed() {
    let mut desk = Desk::new();
    let mut new = form();
    new.fields.retain(|field| field.id != "household");
    let who = ("amal", "2026-11-23");
    let old = values();
    let sign = |values| Act::Sign {
        form: &new,
        values,
        signing: Signing::Paper,
    };
    assert_eq!(desk.act(sign(&old), who), Err(Refused::FormChanged));
    let carried = new.carry(&old).values;
    let change = Act::Change {
        form: &new,
        values: carried.clone(),
    };
    desk.does(change, who);
    assert_eq!(
        desk.act(sign(&old), who),
        Err(Refused::Form(new.carry(&old).dropped))
    );
    let mut other = carried.clone();
    other.insert("need".to_owned(), Value::Text("food".to_owned()));
    assert_eq!(desk.act(sign(&other), who), Err(Refused::OtherValues));
    desk.does(sign(&carried), who);
}

#[test]
fn h5_the_answer_comes_two_weeks_on_at_the_earliest_and_is_overdue_only_where_that_was_set() {
    let latest = AnswerTimes {
        latest_days: Some(30),
        ..TIMES
    };
    let open = Desk::submitted("2026-11-23", TIMES);
    let set = Desk::submitted("2026-11-23", latest);
    let dates = |desk: &Desk| {
        let submitted = desk.request.submitted.clone().unwrap();
        (submitted.earliest, submitted.latest)
    };
    assert_eq!(dates(&open), (on("2026-12-07"), None));
    assert_eq!(dates(&set), (on("2026-12-07"), Some(on("2026-12-23"))));
    let overdue = |desk: &Desk, day: &str| {
        let found = desk.reach(day);
        found.iter().any(|(about, _)| *about == About::Overdue)
    };
    assert!(!overdue(&set, "2026-12-23") && overdue(&set, "2026-12-24"));
    assert!(!overdue(&open, "2036-12-24"));
}

#[test]
fn h7_nothing_is_provided_for_a_request_that_was_refused() {
    let mut desk = Desk::answered(Decision::Refused);
    let refused = desk.act(Act::Serve, ("amal", "2026-12-11"));
    assert_eq!(refused, Err(Refused::RefusedByCommittee));
    desk.does(tell(About::Answer), ("amal", "2026-12-11"));
    assert!(desk.request.is_closed());
    assert_eq!(desk.reach("2027-12-11"), []);
}

#[test]
fn p3_an_answer_calls_for_reaching_out_until_the_applicant_was_told() {
    let mut desk = Desk::answered(Decision::Accepted);
    let answer = (About::Answer, "2026-12-10".to_owned());
    assert_eq!(desk.reach("2026-12-10"), [answer]);
    desk.does(tell(About::Answer), ("amal", "2026-12-11"));
    assert_eq!(desk.reach("2026-12-12"), []);
    assert!(!desk.request.is_closed());
}

#[test]
fn p3_missing_papers_and_a_long_silence_call_for_reaching_out() {
    let mut desk = Desk::new();
    desk.does(wait(&["lease"], &[], &known()), ("amal", "2026-11-23"));
    let papers = (About::Papers, "2026-11-23".to_owned());
    assert_eq!(desk.reach("2026-12-22"), [papers]);
    desk.does(tell(About::Papers), ("amal", "2026-12-22"));
    assert_eq!(desk.reach("2026-12-23"), []);
    // Told once, and silent since: it comes up again.
    assert_eq!(desk.reach("2027-01-20"), []);
    let silence = (About::Silence, "2026-12-22".to_owned());
    assert_eq!(desk.reach("2027-01-21"), [silence]);
    desk.does(tell(About::Silence), ("amal", "2027-01-21"));
    assert_eq!(desk.reach("2027-01-22"), []);
    assert_eq!(desk.reach("2027-02-20").len(), 1);
    let why = Some("وُفّق في عمل".to_owned());
    desk.does(Act::Withdraw { why }, ("amal", "2027-02-20"));
    assert_eq!(desk.reach("2028-01-01"), []);
}

#[test]
fn nothing_personal_or_freely_written_stands_in_what_a_fact_says() {
    let mut desk = Desk::answered(Decision::Accepted);
    desk.does(tell(About::Answer), ("amal", "2026-12-11"));
    for done in &desk.done {
        let (kind, data) = done.fact.to_parts().unwrap();
        let data = data.to_string();
        for personal in ["سارة", "1012345672", "1990-05-17", "بحسب الدراسة", "M0 0"]
        {
            assert!(!data.contains(personal), "{kind} {data}");
        }
        assert_eq!(format!("{:?}", done.personal), "Personal(sealed)");
    }
    let state = serde_json::to_string(&desk.request).unwrap();
    assert!(!state.contains("1012345672") && state.contains("rent"));
    let kept = &desk.done[0].personal.values;
    assert_eq!(kept["national-id"], Value::Text("1012345672".to_owned()));
}

#[test]
fn what_is_typed_said_or_signed_never_shows_in_a_log() {
    let form = form();
    let typed = Typed::latin("1012345672");
    let signing = Signing::Finger {
        strokes: "M0 0 L9 9".to_owned(),
    };
    let act = Act::Answer {
        decision: Decision::Refused,
        words: Some("بحسب الدراسة".to_owned()),
    };
    let change = Act::Change {
        form: &form,
        values: values(),
    };
    let logged = format!("{:?} {typed:?} {signing:?} {act:?} {change:?}", values());
    for personal in ["سارة", "1012345672", "1990", "M0 0", "بحسب"] {
        assert!(!logged.contains(personal), "{logged}");
    }
    assert!(logged.contains("Act(Answer)"));
}

#[test]
fn facts_of_a_request_are_written_like_this() {
    let desk = Desk::answered(Decision::Accepted);
    let written = |place: usize| {
        let (kind, data) = desk.done[place].fact.to_parts().unwrap();
        format!("{kind} {data}")
    };
    let digest = String::from(form().as_ref().digest);
    assert_eq!(
        written(0),
        format!(
            "request.drafted {{\"channel\":\"interview\",\"form\":{{\"digest\":\"{digest}\",\"id\":\"support\"}},\
             \"reference\":\"1000-0422\",\"service\":\"support-request\",\"values\":{{\"household\":5,\"need\":\"rent\"}},\
             \"version\":1,\"visit\":\"00000000-0000-0000-0000-000000000001\"}}"
        )
    );
    assert_eq!(
        written(3),
        r#"request.submitted {"earliest":"2026-12-07","latest":null,"version":4}"#
    );
    assert_eq!(
        written(4),
        r#"request.answered {"decision":"accepted","version":5}"#
    );
}

/// The digest of one content is kept here: were it reckoned otherwise, every attested record would seem tampered with.
#[test]
fn h4_the_digest_of_what_was_attested_is_reckoned_the_same_for_ever() {
    let mut desk = Desk::new();
    desk.signs("2026-11-23");
    desk.attests("badr", "2026-11-24").unwrap();
    let (attestation, _) = desk.attestation();
    assert_eq!(
        attestation.digest.to_string(),
        "afac1bf35e9698b098b257deca413e203534c1e688597ec9927cc3931c4552a5"
    );
}
