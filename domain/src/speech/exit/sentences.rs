//! The sentences of the exit terminal's screens.

use crate::speech::sentence::Sentence;

pub(super) const RATE: Sentence = Sentence::new(
    "exit-rate",
    "كيف كانت خدمتنا؟ المس الوجه الذي يعبّر عن رأيك: ممتازة، أو جيدة، أو سيئة، أو سيئة جدًا.",
    "كَيْفَ كَانَتْ خِدْمَتُنَا؟ اِلْمِسِ الوَجْهَ الَّذِي يُعَبِّرُ عَنْ رَأْيِك: مُمْتَازَة، أَوْ جَيِّدَة، أَوْ سَيِّئَة، أَوْ سَيِّئَةٌ جِدًّا.",
    "How was our service? Touch the face that says what you think: excellent, good, bad, or very bad.",
);

pub(super) const RIGHT: Sentence = Sentence::new(
    "exit-right",
    "تقييمك حقّ لك، وهو للتطوير لا للعقاب والتشهير.",
    "تَقْيِيمُكَ حَقٌّ لَك، وَهُوَ لِلتَّطْوِيرِ لَا لِلْعِقَابِ وَٱلتَّشْهِير.",
    "Your rating is your right: for improvement, never for blame.",
);

pub(super) const SUGGEST: Sentence = Sentence::new(
    "exit-suggest",
    "وإن كان لديك اقتراح فالمس: قدّم اقتراحًا.",
    "وَإِنْ كَانَ لَدَيْكَ ٱقْتِرَاح، فَٱلْمِسْ: قَدِّمِ ٱقْتِرَاحًا.",
    "If you have a suggestion, touch: Leave a suggestion.",
);

pub(super) const MORE: Sentence = Sentence::new(
    "exit-more",
    "شكرًا لك، حُفظ تقييمك. يمكنك الاكتفاء بهذا، أو أن تلمس ما يتعلّق به تقييمك، ثم المس تم.",
    "شُكْرًا لَك، حُفِظَ تَقْيِيمُك. يُمْكِنُكَ الاِكْتِفَاءُ بِهٰذَا، أَوْ أَنْ تَلْمِسَ مَا يَتَعَلَّقُ بِهِ تَقْيِيمُك، ثُمَّ ٱلْمِسْ: تَمّ.",
    "Thank you, your rating is kept. You may go now, or touch what it was about, and then touch Done.",
);

pub(super) const WRITE: Sentence = Sentence::new(
    "exit-write",
    "المس الحروف في أسفل الشاشة لتكتب، ثم المس حفظ. وما لم تحفظه لا يبقى.",
    "اِلْمِسِ الحُرُوفَ فِي أَسْفَلِ الشَّاشَةِ لِتَكْتُب، ثُمَّ ٱلْمِسْ: حِفْظ. وَمَا لَمْ تَحْفَظْهُ لَا يَبْقَى.",
    "Touch the letters below to write, and then touch Keep. What you do not keep is gone.",
);

pub(super) const PHONE: Sentence = Sentence::new(
    "exit-phone",
    "هذه الشاشة أصغر من أن تتسع للوحة مفاتيح. امسح رمز تذكرتك بهاتفك، واكتب في الصفحة التي تظهر.",
    "هٰذِهِ الشَّاشَةُ أَصْغَرُ مِنْ أَنْ تَتَّسِعَ لِلَوْحَةِ مَفَاتِيح. اِمْسَحْ رَمْزَ تَذْكِرَتِكَ بِهَاتِفِك، وَٱكْتُبْ فِي الصَّفْحَةِ الَّتِي تَظْهَر.",
    "This screen is too small for a keyboard. Scan the code of your ticket with your phone, and write on the page that opens.",
);

pub(super) const LINK: Sentence = Sentence::new(
    "exit-link",
    "إن أردت أن نتمكّن من الرد عليك فقرّب رمز تذكرتك من القارئ، أو اكتب الرمز المطبوع عليها. ولا يلزمك ذلك.",
    "إِنْ أَرَدْتَ أَنْ نَتَمَكَّنَ مِنَ الرَّدِّ عَلَيْك، فَقَرِّبْ رَمْزَ تَذْكِرَتِكَ مِنَ القَارِئ، أَوِ ٱكْتُبِ الرَّمْزَ المَطْبُوعَ عَلَيْهَا. وَلَا يَلْزَمُكَ ذٰلِك.",
    "If you would like us to be able to answer you, hold the code of your ticket to the reader, or type the code printed on it. You need not.",
);

pub(super) const UNKNOWN: Sentence = Sentence::new(
    "exit-link-unknown",
    "هذا ليس رمز تذكرة من هذا الفرع.",
    "هٰذَا لَيْسَ رَمْزَ تَذْكِرَةٍ مِنْ هٰذَا الفَرْع.",
    "This is not a ticket of this branch.",
);

pub(super) const OLD: Sentence = Sentence::new(
    "exit-link-old",
    "هذه تذكرة من يوم آخر.",
    "هٰذِهِ تَذْكِرَةٌ مِنْ يَوْمٍ آخَر.",
    "This ticket is of another day.",
);

pub(super) const MISTYPED: Sentence = Sentence::new(
    "exit-link-mistyped",
    "في الرمز حرف غير صحيح. قارنه بما على تذكرتك.",
    "فِي الرَّمْزِ حَرْفٌ غَيْرُ صَحِيح. قَارِنْهُ بِمَا عَلَى تَذْكِرَتِك.",
    "A letter of the code is not right. Compare it with your ticket.",
);

pub(super) const LINKED: Sentence = Sentence::new(
    "exit-linked",
    "تم الربط بزيارتك، وسنتمكّن من الرد عليك.",
    "تَمَّ الرَّبْطُ بِزِيَارَتِك، وَسَنَتَمَكَّنُ مِنَ الرَّدِّ عَلَيْك.",
    "It is linked to your visit, and we can answer you.",
);

pub(super) const THANKS: Sentence =
    Sentence::new("exit-thanks", "شكرًا لك.", "شُكْرًا لَك.", "Thank you.");

pub(super) const CANNOT_STORE: Sentence = Sentence::new(
    "exit-cannot-store",
    "نعتذر، لا يمكن حفظ التقييم الآن.",
    "نَعْتَذِر، لَا يُمْكِنُ حِفْظُ التَّقْيِيمِ الآن.",
    "Sorry, ratings cannot be kept now.",
);

pub(super) const OUT_OF_ORDER: Sentence = Sentence::new(
    "exit-out-of-order",
    "نعتذر، هذا الجهاز لا يعمل الآن.",
    "نَعْتَذِر، هٰذَا الجِهَازُ لَا يَعْمَلُ الآن.",
    "Sorry, this terminal does not work now.",
);

pub(super) const PREPARING: Sentence = Sentence::new(
    "exit-preparing",
    "لحظة من فضلك، يجري تجهيز الجهاز.",
    "لَحْظَةً مِنْ فَضْلِك، يَجْرِي تَجْهِيزُ الجِهَاز.",
    "One moment, the terminal is getting ready.",
);

/// All of them.
pub(super) const ALL: [Sentence; 15] = [
    RATE,
    RIGHT,
    SUGGEST,
    MORE,
    WRITE,
    PHONE,
    LINK,
    UNKNOWN,
    OLD,
    MISTYPED,
    LINKED,
    THANKS,
    CANNOT_STORE,
    OUT_OF_ORDER,
    PREPARING,
];
