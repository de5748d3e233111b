//! What each kind of field takes of what is typed, in tables.

use super::*;

fn field(kind: Kind) -> Field {
    Field {
        id: "field".to_owned(),
        label: Label {
            ar: "حقل".to_owned(),
            en: "Field".to_owned(),
        },
        kind,
        required: true,
        personal: false,
    }
}

fn read(kind: &Kind, text: &str) -> Result<Option<Value>, FieldFault> {
    field(kind.clone()).read(&Typed::latin(text))
}

fn text(text: &str) -> Result<Option<Value>, FieldFault> {
    Ok(Some(Value::Text(text.to_owned())))
}

fn check(kind: &Kind, cases: &[(&str, Result<Option<Value>, FieldFault>)]) {
    for (typed, expected) in cases {
        let found = read(kind, typed);
        assert_eq!(&found, expected, "{typed:?}");
        if let Ok(Some(value)) = found {
            assert_eq!(field(kind.clone()).check(&value), Ok(()), "{value:?}");
        }
    }
}

fn any_kind() -> [Kind; 6] {
    let choices = vec![Choice {
        id: "rent".to_owned(),
        label: Label {
            ar: "إيجار".to_owned(),
            en: "Rent".to_owned(),
        },
    }];
    [
        Kind::Text { longest: 10 },
        Kind::Number { least: 1, most: 40 },
        Kind::Date,
        Kind::Choice { choices },
        Kind::NationalId,
        Kind::Phone,
    ]
}

#[test]
fn an_empty_field_has_no_value_and_no_fault() {
    for kind in any_kind() {
        for empty in ["", "  ", "\u{200f}\n"] {
            assert_eq!(read(&kind, empty), Ok(None), "{kind:?}");
        }
    }
}

#[test]
fn h2_a_national_id_with_a_wrong_digit_is_refused_and_why() {
    use NationalIdFault as F;
    let wrong = |fault: F| Err(FieldFault::NationalId(fault));
    check(
        &Kind::NationalId,
        &[
            ("1012345672", text("1012345672")),
            ("2045678915", text("2045678915")),
            ("١٠١٢٣٤٥٦٧٢", text("1012345672")),
            ("۱۰۱۲ ۳۴۵-۶۷۲", text("1012345672")),
            ("1012345673", wrong(F::CheckDigit)),
            ("1021345672", wrong(F::CheckDigit)),
            ("3012345670", wrong(F::FirstDigit)),
            ("101234567", wrong(F::Length)),
            ("10123456722", wrong(F::Length)),
            ("10I2345672", wrong(F::Length)),
        ],
    );
}

#[test]
fn a_telephone_number_is_stored_one_way_however_it_is_typed() {
    use PhoneFault as F;
    let wrong = |fault: F| Err(FieldFault::Phone(fault));
    let mobile = || text("+966512345678");
    check(
        &Kind::Phone,
        &[
            ("0512345678", mobile()),
            ("٠٥١٢٣٤٥٦٧٨", mobile()),
            ("۰۵۱ ۲۳۴-۵۶۷۸", mobile()),
            ("512345678", mobile()),
            ("966512345678", mobile()),
            ("+966 51 234 5678", mobile()),
            ("+966 (0) 512345678", mobile()),
            ("00966512345678", mobile()),
            ("011 234 5678", text("+966112345678")),
            ("0171234567", text("+966171234567")),
            ("+20 100 123 4567", text("+201001234567")),
            ("0020 100 123 4567", text("+201001234567")),
            ("0151234567", wrong(F::Saudi)),
            ("051234567", wrong(F::Saudi)),
            ("05123456789", wrong(F::Saudi)),
            ("+966 412345678", wrong(F::Saudi)),
            ("+20 123", wrong(F::International)),
            ("+0 100 123 4567", wrong(F::International)),
            ("+20 1001 2345 6789 0123", wrong(F::International)),
            ("051234567x", wrong(F::Signs)),
            ("+", wrong(F::Signs)),
        ],
    );
}

#[test]
fn dates_of_both_calendars_are_stored_gregorian_and_those_that_do_not_exist_are_refused() {
    use Calendar::{Gregorian as G, UmmAlQura as H};
    use DateFault as F;
    let on = |date: &str| Ok(date.parse::<NaiveDate>().unwrap());
    let cases = [
        ("1990-05-17", G, on("1990-05-17")),
        ("17/5/1990", G, on("1990-05-17")),
        ("١٧/٥/١٩٩٠", G, on("1990-05-17")),
        ("17 5 1990", G, on("1990-05-17")),
        ("29/2/2024", G, on("2024-02-29")),
        ("29/2/2023", G, Err(F::Day { last: 28 })),
        ("31/4/1990", G, Err(F::Day { last: 30 })),
        ("0/4/1990", G, Err(F::Day { last: 30 })),
        ("1/13/1990", G, Err(F::Month)),
        ("1/1/1410", G, Err(F::OtherCalendar)),
        (
            "1/1/1700",
            G,
            Err(F::Year {
                first: 1883,
                last: 2173,
            }),
        ),
        ("22/10/1410", H, on("1990-05-17")),
        ("١٤١٠/١٠/٢٢", H, on("1990-05-17")),
        ("30/9/1447", H, on("2026-03-19")),
        ("30/9/1446", H, Err(F::Day { last: 29 })),
        ("31/1/1447", H, Err(F::Day { last: 30 })),
        ("1/0/1447", H, Err(F::Month)),
        ("1/1/1990", H, Err(F::OtherCalendar)),
        ("1/1/90", G, Err(F::Form)),
        ("1/1990", G, Err(F::Form)),
        ("+1/1/1990", G, Err(F::Form)),
        ("1/300/1990", G, Err(F::Form)),
        ("اليوم", G, Err(F::Form)),
    ];
    for (typed, calendar, expected) in cases {
        let typed = Typed {
            text: typed.to_owned(),
            calendar,
        };
        let found = field(Kind::Date).read(&typed);
        let expected = expected.map(|date| Some(Value::Date { date, calendar }));
        assert_eq!(found, expected.map_err(FieldFault::Date), "{typed:?}");
    }
}

#[test]
fn numbers_are_whole_and_within_their_bounds() {
    let household = Kind::Number { least: 1, most: 40 };
    let beyond = Err(FieldFault::OutOfRange { least: 1, most: 40 });
    check(
        &household,
        &[
            ("7", Ok(Some(Value::Number(7)))),
            ("٠٧", Ok(Some(Value::Number(7)))),
            ("0", beyond.clone()),
            ("41", beyond.clone()),
            ("99999999999999999999", beyond),
            ("-7", Err(FieldFault::NotANumber)),
            ("7.5", Err(FieldFault::NotANumber)),
            ("سبعة", Err(FieldFault::NotANumber)),
        ],
    );
    let income = Kind::Number {
        least: 0,
        most: 1_000_000,
    };
    assert_eq!(read(&income, "3٬500"), Ok(Some(Value::Number(3500))));
}

#[test]
fn words_are_made_plain_and_never_cut_in_silence() {
    check(
        &Kind::Text { longest: 10 },
        &[
            ("  حي ٣\u{202e} ", text("حي 3")),
            ("0123456789", text("0123456789")),
            ("01234567890", Err(FieldFault::TooLong { most: 10 })),
        ],
    );
    let long = "ا".repeat(1001);
    let endless = Kind::Text { longest: u32::MAX };
    let most = LONGEST_TEXT;
    assert_eq!(read(&endless, &long), Err(FieldFault::TooLong { most }));
}

#[test]
fn only_what_is_offered_can_be_chosen() {
    let [_, _, _, choice, ..] = any_kind();
    check(
        &choice,
        &[
            ("rent", text("rent")),
            ("Rent", Err(FieldFault::NotAChoice)),
            ("", Ok(None)),
        ],
    );
}

#[test]
fn a_value_of_another_kind_is_no_value_of_the_field() {
    let date = Value::Date {
        date: "1990-05-17".parse().unwrap(),
        calendar: Calendar::UmmAlQura,
    };
    assert_eq!(field(Kind::Date).check(&date), Ok(()));
    for kind in any_kind().into_iter().filter(|kind| *kind != Kind::Date) {
        assert_eq!(field(kind).check(&date), Err(FieldFault::OtherKind));
    }
    let other = Err(FieldFault::OtherKind);
    let seven = Value::Text("7".to_owned());
    assert_eq!(
        field(Kind::Number { least: 1, most: 9 }).check(&seven),
        other
    );
    let national = Value::Text("0512345678".to_owned());
    assert_eq!(field(Kind::Phone).check(&national), other);
}

#[test]
fn what_people_write_freely_or_are_known_by_is_personal_whatever_the_settings_say() {
    let personal = any_kind().map(|kind| field(kind).is_personal());
    assert_eq!(personal, [true, false, false, false, true, true]);
}
