//! The sentences of the reception screens, as their voices record them: whole, never glued from pieces but for a number.

use crate::speech::sentence::Sentence;

pub(super) const IDLE: Sentence = Sentence::new(
    "screen-idle",
    "مرحبًا بكم. المس الشاشة للبدء.",
    "مَرْحَبًا بِكُمْ. اِلْمِسِ الشَّاشَةَ لِلْبَدْء.",
    "Welcome. Touch the screen to begin.",
);

pub(super) const SERVICES: Sentence = Sentence::new(
    "screen-services",
    "اختر الخدمة، والمس بطاقتها لأخذ رقم.",
    "اِخْتَرِ الخِدْمَة، وَٱلْمِسْ بِطَاقَتَهَا لِأَخْذِ رَقْم.",
    "Choose a service, and touch its card to take a number.",
);

pub(super) const PRIORITY: Sentence = Sentence::new(
    "screen-priority",
    "وإن كنت ممن لهم الأولوية فالمس: الأولوية لهم.",
    "وَإِنْ كُنْتَ مِمَّنْ لَهُمُ الأَوْلَوِيَّة، فَٱلْمِسْ: الأَوْلَوِيَّةُ لَهُمْ.",
    "If you are to be served first, touch: Priority for them.",
);

pub(super) const READING: Sentence = Sentence::new(
    "screen-services-reading",
    "عن أي خدمة تريد أن تعرف؟ المس بطاقتها.",
    "عَنْ أَيِّ خِدْمَةٍ تُرِيدُ أَنْ تَعْرِف؟ اِلْمِسْ بِطَاقَتَهَا.",
    "Which service would you like to know about? Touch its card.",
);

pub(super) const INFORMATION: Sentence = Sentence::new(
    "screen-information",
    "هنا شرح الخدمة والمستندات المطلوبة لها. يمكنك طباعة ذلك، أو أخذ رقم. ومن أراد أن يُقرأ له فليراجع الاستقبال.",
    "هُنَا شَرْحُ الخِدْمَةِ وَٱلْمُسْتَنَدَاتِ المَطْلُوبَةِ لَهَا. يُمْكِنُكَ طِبَاعَةُ ذٰلِك، أَوْ أَخْذُ رَقْم. وَمَنْ أَرَادَ أَنْ يُقْرَأَ لَهُ فَلْيُرَاجِعِ الاِسْتِقْبَال.",
    "This page tells what the service is and which papers it asks for. You can print it, or take a number. Reception will gladly read it to you.",
);

pub(super) const DOCUMENT: Sentence = Sentence::new(
    "screen-document",
    "هذه وثيقة من وثائق الجمعية للقراءة. ومن أراد أن تُقرأ له فليراجع الاستقبال.",
    "هٰذِهِ وَثِيقَةٌ مِنْ وَثَائِقِ الجَمْعِيَّةِ لِلْقِرَاءَة. وَمَنْ أَرَادَ أَنْ تُقْرَأَ لَهُ فَلْيُرَاجِعِ الاِسْتِقْبَال.",
    "This is one of the charity's documents, for you to read. Reception will gladly read it to you.",
);

pub(super) const WHO: Sentence = Sentence::new(
    "screen-who",
    "بأي صفة تزورنا؟ مستفيد، أو داعم، أو متطوع، أو غير ذلك. ولا يلزمك أن تجيب.",
    "بِأَيِّ صِفَةٍ تَزُورُنَا؟ مُسْتَفِيد، أَوْ دَاعِم، أَوْ مُتَطَوِّع، أَوْ غَيْرُ ذٰلِك. وَلَا يَلْزَمُكَ أَنْ تُجِيب.",
    "You are visiting us as a beneficiary, a supporter, a volunteer, or other. You need not answer.",
);

pub(super) const CONFIRM: Sentence = Sentence::new(
    "screen-confirm",
    "قبل أخذ الرقم سؤال مكتوب على الشاشة. المس تأكيد إن كان جوابك نعم، أو المس رجوع. ومن أراد أن يُقرأ له فليراجع الاستقبال.",
    "قَبْلَ أَخْذِ الرَّقْمِ سُؤَالٌ مَكْتُوبٌ عَلَى الشَّاشَة. اِلْمِسْ تَأْكِيد إِنْ كَانَ جَوَابُكَ نَعَم، أَوِ ٱلْمِسْ رُجُوع. وَمَنْ أَرَادَ أَنْ يُقْرَأَ لَهُ فَلْيُرَاجِعِ الاِسْتِقْبَال.",
    "Before the number there is a question on the screen. Touch Confirm if your answer is yes, or touch Back. Reception will gladly read it to you.",
);

pub(super) const ISSUING: Sentence = Sentence::new(
    "screen-issuing",
    "لحظة من فضلك، يُجهَّز رقمك.",
    "لَحْظَةً مِنْ فَضْلِك، يُجَهَّزُ رَقْمُك.",
    "One moment please, your number is being prepared.",
);

pub(super) const PRINTING: Sentence = Sentence::new(
    "screen-printing",
    "تُطبع الآن تذكرتك رقم",
    "تُطْبَعُ الآنَ تَذْكِرَتُكَ رَقْم",
    "Now printing your ticket, number",
);

pub(super) const TICKET: Sentence = Sentence::new(
    "screen-ticket",
    "استلم تذكرتك رقم",
    "اِسْتَلِمْ تَذْكِرَتَكَ رَقْم",
    "Please take your ticket, number",
);

pub(super) const WE_WILL_CALL: Sentence = Sentence::new(
    "screen-we-will-call",
    "وسنناديك حين يحين دورك.",
    "وَسَنُنَادِيكَ حِينَ يَحِينُ دَوْرُك.",
    "and we will call you when your turn comes.",
);

pub(super) const YOUR_NUMBER: Sentence = Sentence::new(
    "screen-your-number",
    "تذكرتك رقم",
    "تَذْكِرَتُكَ رَقْم",
    "your ticket is number",
);

pub(super) const UNPRINTED_NO_PAPER: Sentence = Sentence::new(
    "screen-unprinted-no-paper",
    "نعتذر، نفد الورق. رقمك محفوظ، يُرجى مراجعة الاستقبال",
    "نَعْتَذِر، نَفِدَ الوَرَق. رَقْمُكَ مَحْفُوظ، يُرْجَى مُرَاجَعَةُ الاِسْتِقْبَال",
    "Sorry, out of paper. Your number is kept; please see reception",
);

pub(super) const UNPRINTED_COVER: Sentence = Sentence::new(
    "screen-unprinted-cover",
    "نعتذر، غطاء الطابعة مفتوح. رقمك محفوظ، يُرجى مراجعة الاستقبال",
    "نَعْتَذِر، غِطَاءُ الطَّابِعَةِ مَفْتُوح. رَقْمُكَ مَحْفُوظ، يُرْجَى مُرَاجَعَةُ الاِسْتِقْبَال",
    "Sorry, the printer's cover is open. Your number is kept; please see reception",
);

pub(super) const UNPRINTED_FAULT: Sentence = Sentence::new(
    "screen-unprinted-fault",
    "نعتذر، توقفت الطابعة. رقمك محفوظ، يُرجى مراجعة الاستقبال",
    "نَعْتَذِر، تَوَقَّفَتِ الطَّابِعَة. رَقْمُكَ مَحْفُوظ، يُرْجَى مُرَاجَعَةُ الاِسْتِقْبَال",
    "Sorry, the printer has stopped. Your number is kept; please see reception",
);

pub(super) const UNPRINTED_UNSURE: Sentence = Sentence::new(
    "screen-unprinted-unsure",
    "ربما لم تُطبع تذكرتك. رقمك محفوظ، فإن لم تجد الورقة فيُرجى مراجعة الاستقبال",
    "رُبَّمَا لَمْ تُطْبَعْ تَذْكِرَتُك. رَقْمُكَ مَحْفُوظ، فَإِنْ لَمْ تَجِدِ الوَرَقَةَ فَيُرْجَى مُرَاجَعَةُ الاِسْتِقْبَال",
    "Your ticket may not have printed. Your number is kept; if you have no paper, please see reception",
);

pub(super) const FULL: Sentence = Sentence::new(
    "screen-refused-full",
    "نفدت أرقام هذه الخدمة لهذا اليوم. اختر خدمة أخرى، أو راجع الاستقبال.",
    "نَفِدَتْ أَرْقَامُ هٰذِهِ الخِدْمَةِ لِهٰذَا اليَوْم. اِخْتَرْ خِدْمَةً أُخْرَى، أَوْ رَاجِعِ الاِسْتِقْبَال.",
    "No numbers are left for this service today. Choose another service, or ask at reception.",
);

pub(super) const ENDED: Sentence = Sentence::new(
    "screen-refused-ended",
    "انتهى إصدار أرقام هذه الخدمة لهذا اليوم. اختر خدمة أخرى، أو راجع الاستقبال.",
    "اِنْتَهَى إِصْدَارُ أَرْقَامِ هٰذِهِ الخِدْمَةِ لِهٰذَا اليَوْم. اِخْتَرْ خِدْمَةً أُخْرَى، أَوْ رَاجِعِ الاِسْتِقْبَال.",
    "Numbers for this service have ended for today. Choose another service, or ask at reception.",
);

pub(super) const NOT_TODAY: Sentence = Sentence::new(
    "screen-refused-not-today",
    "لا تُقدَّم هذه الخدمة اليوم. اختر خدمة أخرى، أو راجع الاستقبال.",
    "لَا تُقَدَّمُ هٰذِهِ الخِدْمَةُ اليَوْم. اِخْتَرْ خِدْمَةً أُخْرَى، أَوْ رَاجِعِ الاِسْتِقْبَال.",
    "This service is not served today. Choose another service, or ask at reception.",
);

pub(super) const OUT_OF_PAPER: Sentence = Sentence::new(
    "screen-out-of-paper",
    "نعتذر، نفد الورق. يمكنك أخذ رقمك من دون ورق، وسيظهر على هذه الشاشة.",
    "نَعْتَذِر، نَفِدَ الوَرَق. يُمْكِنُكَ أَخْذُ رَقْمِكَ مِنْ دُونِ وَرَق، وَسَيَظْهَرُ عَلَى هٰذِهِ الشَّاشَة.",
    "Sorry, out of paper. You can still take a number: it will be shown on this screen.",
);

pub(super) const PRINTER_FAULT: Sentence = Sentence::new(
    "screen-printer-fault",
    "نعتذر، الطابعة متوقفة. يمكنك أخذ رقمك من دون ورق، وسيظهر على هذه الشاشة.",
    "نَعْتَذِر، الطَّابِعَةُ مُتَوَقِّفَة. يُمْكِنُكَ أَخْذُ رَقْمِكَ مِنْ دُونِ وَرَق، وَسَيَظْهَرُ عَلَى هٰذِهِ الشَّاشَة.",
    "Sorry, the printer is not working. You can still take a number: it will be shown on this screen.",
);

pub(super) const NUMBERS: Sentence = Sentence::new(
    "screen-numbers-unconfirmed",
    "يُستأنف إصدار الأرقام قريبًا. يُرجى مراجعة الاستقبال.",
    "يُسْتَأْنَفُ إِصْدَارُ الأَرْقَامِ قَرِيبًا. يُرْجَى مُرَاجَعَةُ الاِسْتِقْبَال.",
    "Numbers will start again shortly. Please see reception.",
);

pub(super) const BRANCH_AWAY: Sentence = Sentence::new(
    "screen-branch-away",
    "لا يمكن إصدار الأرقام من هذا الجهاز الآن. يُرجى التوجّه إلى الاستقبال.",
    "لَا يُمْكِنُ إِصْدَارُ الأَرْقَامِ مِنْ هٰذَا الجِهَازِ الآن. يُرْجَى التَّوَجُّهُ إِلَى الاِسْتِقْبَال.",
    "Numbers cannot be given at this kiosk right now. Please go to reception.",
);

pub(super) const CANNOT_STORE: Sentence = Sentence::new(
    "screen-cannot-store",
    "نعتذر، يتعذّر إصدار الأرقام هنا حاليًا. يُرجى مراجعة الاستقبال، وسيخدمك الموظف.",
    "نَعْتَذِر، يَتَعَذَّرُ إِصْدَارُ الأَرْقَامِ هُنَا حَالِيًّا. يُرْجَى مُرَاجَعَةُ الاِسْتِقْبَال، وَسَيَخْدِمُكَ المُوَظَّف.",
    "Sorry, numbers cannot be given here at the moment. Please see reception; they will serve you.",
);

pub(super) const OUT_OF_ORDER: Sentence = Sentence::new(
    "screen-out-of-order",
    "نعتذر، هذا الجهاز خارج الخدمة. يُرجى مراجعة الاستقبال، وسيخدمك الموظف.",
    "نَعْتَذِر، هٰذَا الجِهَازُ خَارِجَ الخِدْمَة. يُرْجَى مُرَاجَعَةُ الاِسْتِقْبَال، وَسَيَخْدِمُكَ المُوَظَّف.",
    "Sorry, this kiosk is out of service. Please see reception; they will serve you.",
);

pub(super) const PREPARING: Sentence = Sentence::new(
    "screen-preparing",
    "لحظة من فضلك، يجري تجهيز الجهاز.",
    "لَحْظَةً مِنْ فَضْلِك، يَجْرِي تَجْهِيزُ الجِهَاز.",
    "One moment, the kiosk is getting ready.",
);

pub(super) const PRAYER: Sentence = Sentence::new(
    "screen-prayer",
    "مغلق للصلاة. نستأنف الخدمة بعد الصلاة.",
    "مُغْلَقٌ لِلصَّلَاة. نَسْتَأْنِفُ الخِدْمَةَ بَعْدَ الصَّلَاة.",
    "Closed for prayer. Service resumes after the prayer.",
);

pub(super) const CLOSED: Sentence = Sentence::new(
    "screen-closed",
    "الاستقبال مغلق الآن.",
    "الاِسْتِقْبَالُ مُغْلَقٌ الآن.",
    "We are closed now.",
);

pub(super) const MORE_TIME: Sentence = Sentence::new(
    "screen-more-time",
    "هل تحتاج إلى مزيد من الوقت؟ إن لم تُجب عادت الشاشة إلى البداية.",
    "هَلْ تَحْتَاجُ إِلَى مَزِيدٍ مِنَ الوَقْت؟ إِنْ لَمْ تُجِبْ عَادَتِ الشَّاشَةُ إِلَى البِدَايَة.",
    "Do you need more time? Without an answer, this screen returns to the beginning.",
);

/// All of them.
pub(super) const ALL: [Sentence; 30] = [
    IDLE,
    SERVICES,
    PRIORITY,
    READING,
    INFORMATION,
    DOCUMENT,
    WHO,
    CONFIRM,
    ISSUING,
    PRINTING,
    TICKET,
    WE_WILL_CALL,
    YOUR_NUMBER,
    UNPRINTED_NO_PAPER,
    UNPRINTED_COVER,
    UNPRINTED_FAULT,
    UNPRINTED_UNSURE,
    FULL,
    ENDED,
    NOT_TODAY,
    OUT_OF_PAPER,
    PRINTER_FAULT,
    NUMBERS,
    BRANCH_AWAY,
    CANNOT_STORE,
    OUT_OF_ORDER,
    PREPARING,
    PRAYER,
    CLOSED,
    MORE_TIME,
];
