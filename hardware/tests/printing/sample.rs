//! A full ticket in both languages, as a branch would compose it: the page that pictures and timings are about.

use hardware::{Block, Direction, Page, Rule, Text, Weight};

/// Isolates a figure among words of the other direction.
fn figure(digits: &str) -> String {
    format!("\u{2068}{digits}\u{2069}")
}

fn row(label: &str, value: &str) -> Block {
    Block::Row {
        start: Text::new(label, 26.0),
        end: Text::new(value, 26.0).weight(Weight::SemiBold),
    }
}

struct Words {
    direction: Direction,
    branch: &'static str,
    service: &'static str,
    number: &'static str,
    badge: &'static str,
    rows: Vec<(&'static str, String)>,
    documents: (&'static str, &'static str),
    beside: &'static str,
}

fn ticket(words: Words) -> Page {
    let mut blocks = vec![
        Block::Space(1.5),
        Block::Heading {
            icon: "mosque".to_owned(),
            text: Text::new(words.branch, 28.0).weight(Weight::SemiBold),
        },
        Block::Space(1.5),
        Block::Rule(Rule::Solid(3)),
        Block::Space(1.5),
        Block::Text(Text::new(words.service, 38.0).bold().centred()),
        Block::Space(2.0),
        Block::Text(Text::new(words.number, 200.0).bold().centred().ink_high()),
        Block::Space(2.5),
        Block::Badge(Text::new(words.badge, 26.0).weight(Weight::SemiBold)),
        Block::Space(1.5),
        Block::Rule(Rule::Dashed),
        Block::Space(1.0),
    ];
    blocks.extend(words.rows.iter().map(|(label, value)| row(label, value)));
    blocks.extend([
        Block::Space(1.0),
        Block::Rule(Rule::Dashed),
        Block::Space(1.0),
        Block::Text(
            Text::new(words.documents.0, 25.0)
                .bold()
                .then(words.documents.1, Weight::Regular),
        ),
        Block::Space(1.0),
        Block::Rule(Rule::Dashed),
        Block::Beside {
            qr: "HTTPS://ISTIQBAL.EXAMPLE/T/7K2M9QX4RW".to_owned(),
            module: 6,
            blocks: vec![Text::new(words.beside, 25.0)],
        },
    ]);
    Page {
        direction: words.direction,
        blocks,
    }
}

/// The ticket in Arabic.
pub(crate) fn arabic() -> Page {
    ticket(Words {
        direction: Direction::RightToLeft,
        branch: "جمعية منارات للعناية بالمساجد",
        service: "طلب دعم مستفيد",
        number: "١٠٧",
        badge: "أولوية",
        rows: vec![
            ("عدد المنتظرين قبلك", "٣".to_owned()),
            (
                "وقت الانتظار المتوقع",
                format!("من {} إلى {} دقيقة", figure("١٠"), figure("١٥")),
            ),
            ("الوقت", format!("{} صباحًا", figure("٩:٤٧"))),
            (
                "التاريخ",
                format!(
                    "{} جمادى الآخرة {}هـ\n{} نوفمبر {}م",
                    figure("١٢"),
                    figure("١٤٤٨"),
                    figure("٢٢"),
                    figure("٢٠٢٦")
                ),
            ),
        ],
        documents: (
            "المستندات المطلوبة: ",
            "الهوية الوطنية · صك الملكية أو عقد الإيجار · كشف حساب لثلاثة أشهر",
        ),
        beside: "تابع دورك من هاتفك،\nوقيّم زيارتك عند المخرج.",
    })
}

/// The ticket in English.
pub(crate) fn english() -> Page {
    ticket(Words {
        direction: Direction::LeftToRight,
        branch: "Manarat Association for Mosques",
        service: "Beneficiary support",
        number: "107",
        badge: "Priority",
        rows: vec![
            ("Waiting before you", "3".to_owned()),
            ("Expected wait", "10 to 15 minutes".to_owned()),
            ("Time", "9:47 am".to_owned()),
            ("Date", "12 Jumada II 1448 AH\n22 November 2026".to_owned()),
        ],
        documents: (
            "Please have ready: ",
            "national identity card · title deed or lease · bank statement of three months",
        ),
        beside: "Follow your turn on your phone, and rate your visit at the exit.",
    })
}
