//! The words that Arabic numbers are made of, in the genitive that follows "رقم" and "إلى الشباك", each ending in pause.

use super::Clip;

/// One to nineteen.
pub(super) const UNITS: [Clip; 19] = [
    Clip::new("1", "واحد", "وَاحِد"),
    Clip::new("2", "اثنين", "اِثْنَيْن"),
    Clip::new("3", "ثلاثة", "ثَلَاثَة"),
    Clip::new("4", "أربعة", "أَرْبَعَة"),
    Clip::new("5", "خمسة", "خَمْسَة"),
    Clip::new("6", "ستة", "سِتَّة"),
    Clip::new("7", "سبعة", "سَبْعَة"),
    Clip::new("8", "ثمانية", "ثَمَانِيَة"),
    Clip::new("9", "تسعة", "تِسْعَة"),
    Clip::new("10", "عشرة", "عَشَرَة"),
    Clip::new("11", "أحد عشر", "أَحَدَ عَشَر"),
    Clip::new("12", "اثني عشر", "اِثْنَيْ عَشَر"),
    Clip::new("13", "ثلاثة عشر", "ثَلَاثَةَ عَشَر"),
    Clip::new("14", "أربعة عشر", "أَرْبَعَةَ عَشَر"),
    Clip::new("15", "خمسة عشر", "خَمْسَةَ عَشَر"),
    Clip::new("16", "ستة عشر", "سِتَّةَ عَشَر"),
    Clip::new("17", "سبعة عشر", "سَبْعَةَ عَشَر"),
    Clip::new("18", "ثمانية عشر", "ثَمَانِيَةَ عَشَر"),
    Clip::new("19", "تسعة عشر", "تِسْعَةَ عَشَر"),
];

/// The same with "and".
pub(super) const AND_UNITS: [Clip; 19] = [
    Clip::new("and-1", "وواحد", "وَوَاحِد"),
    Clip::new("and-2", "واثنين", "وَٱثْنَيْن"),
    Clip::new("and-3", "وثلاثة", "وَثَلَاثَة"),
    Clip::new("and-4", "وأربعة", "وَأَرْبَعَة"),
    Clip::new("and-5", "وخمسة", "وَخَمْسَة"),
    Clip::new("and-6", "وستة", "وَسِتَّة"),
    Clip::new("and-7", "وسبعة", "وَسَبْعَة"),
    Clip::new("and-8", "وثمانية", "وَثَمَانِيَة"),
    Clip::new("and-9", "وتسعة", "وَتِسْعَة"),
    Clip::new("and-10", "وعشرة", "وَعَشَرَة"),
    Clip::new("and-11", "وأحد عشر", "وَأَحَدَ عَشَر"),
    Clip::new("and-12", "واثني عشر", "وَٱثْنَيْ عَشَر"),
    Clip::new("and-13", "وثلاثة عشر", "وَثَلَاثَةَ عَشَر"),
    Clip::new("and-14", "وأربعة عشر", "وَأَرْبَعَةَ عَشَر"),
    Clip::new("and-15", "وخمسة عشر", "وَخَمْسَةَ عَشَر"),
    Clip::new("and-16", "وستة عشر", "وَسِتَّةَ عَشَر"),
    Clip::new("and-17", "وسبعة عشر", "وَسَبْعَةَ عَشَر"),
    Clip::new("and-18", "وثمانية عشر", "وَثَمَانِيَةَ عَشَر"),
    Clip::new("and-19", "وتسعة عشر", "وَتِسْعَةَ عَشَر"),
];

/// Twenty to ninety.
pub(super) const TENS: [Clip; 8] = [
    Clip::new("20", "عشرين", "عِشْرِين"),
    Clip::new("30", "ثلاثين", "ثَلَاثِين"),
    Clip::new("40", "أربعين", "أَرْبَعِين"),
    Clip::new("50", "خمسين", "خَمْسِين"),
    Clip::new("60", "ستين", "سِتِّين"),
    Clip::new("70", "سبعين", "سَبْعِين"),
    Clip::new("80", "ثمانين", "ثَمَانِين"),
    Clip::new("90", "تسعين", "تِسْعِين"),
];

/// The same with "and".
pub(super) const AND_TENS: [Clip; 8] = [
    Clip::new("and-20", "وعشرين", "وَعِشْرِين"),
    Clip::new("and-30", "وثلاثين", "وَثَلَاثِين"),
    Clip::new("and-40", "وأربعين", "وَأَرْبَعِين"),
    Clip::new("and-50", "وخمسين", "وَخَمْسِين"),
    Clip::new("and-60", "وستين", "وَسِتِّين"),
    Clip::new("and-70", "وسبعين", "وَسَبْعِين"),
    Clip::new("and-80", "وثمانين", "وَثَمَانِين"),
    Clip::new("and-90", "وتسعين", "وَتِسْعِين"),
];

/// One hundred to nine hundred.
pub(super) const HUNDREDS: [Clip; 9] = [
    Clip::new("100", "مئة", "مِئَة"),
    Clip::new("200", "مئتين", "مِئَتَيْن"),
    Clip::new("300", "ثلاثمئة", "ثَلَاثِمِئَة"),
    Clip::new("400", "أربعمئة", "أَرْبَعِمِئَة"),
    Clip::new("500", "خمسمئة", "خَمْسِمِئَة"),
    Clip::new("600", "ستمئة", "سِتِّمِئَة"),
    Clip::new("700", "سبعمئة", "سَبْعِمِئَة"),
    Clip::new("800", "ثمانمئة", "ثَمَانِمِئَة"),
    Clip::new("900", "تسعمئة", "تِسْعِمِئَة"),
];

/// The same with "and".
pub(super) const AND_HUNDREDS: [Clip; 9] = [
    Clip::new("and-100", "ومئة", "وَمِئَة"),
    Clip::new("and-200", "ومئتين", "وَمِئَتَيْن"),
    Clip::new("and-300", "وثلاثمئة", "وَثَلَاثِمِئَة"),
    Clip::new("and-400", "وأربعمئة", "وَأَرْبَعِمِئَة"),
    Clip::new("and-500", "وخمسمئة", "وَخَمْسِمِئَة"),
    Clip::new("and-600", "وستمئة", "وَسِتِّمِئَة"),
    Clip::new("and-700", "وسبعمئة", "وَسَبْعِمِئَة"),
    Clip::new("and-800", "وثمانمئة", "وَثَمَانِمِئَة"),
    Clip::new("and-900", "وتسعمئة", "وَتِسْعِمِئَة"),
];

/// One thousand to nine thousand; nothing comes before them.
pub(super) const THOUSANDS: [Clip; 9] = [
    Clip::new("1000", "ألف", "أَلْف"),
    Clip::new("2000", "ألفين", "أَلْفَيْن"),
    Clip::new("3000", "ثلاثة آلاف", "ثَلَاثَةِ آلَاف"),
    Clip::new("4000", "أربعة آلاف", "أَرْبَعَةِ آلَاف"),
    Clip::new("5000", "خمسة آلاف", "خَمْسَةِ آلَاف"),
    Clip::new("6000", "ستة آلاف", "سِتَّةِ آلَاف"),
    Clip::new("7000", "سبعة آلاف", "سَبْعَةِ آلَاف"),
    Clip::new("8000", "ثمانية آلاف", "ثَمَانِيَةِ آلَاف"),
    Clip::new("9000", "تسعة آلاف", "تِسْعَةِ آلَاف"),
];

/// Ordinals of a masculine noun.
pub(super) const FIRST_TO_TENTH: [Clip; 10] = [
    Clip::new("ordinal-1", "الأول", "الأَوَّل"),
    Clip::new("ordinal-2", "الثاني", "الثَّانِي"),
    Clip::new("ordinal-3", "الثالث", "الثَّالِث"),
    Clip::new("ordinal-4", "الرابع", "الرَّابِع"),
    Clip::new("ordinal-5", "الخامس", "الخَامِس"),
    Clip::new("ordinal-6", "السادس", "السَّادِس"),
    Clip::new("ordinal-7", "السابع", "السَّابِع"),
    Clip::new("ordinal-8", "الثامن", "الثَّامِن"),
    Clip::new("ordinal-9", "التاسع", "التَّاسِع"),
    Clip::new("ordinal-10", "العاشر", "العَاشِر"),
];

/// The eleventh to the nineteenth, masculine: built on their vowels.
pub(super) const TEENTH: [Clip; 9] = [
    Clip::new("ordinal-11", "الحادي عشر", "الحَادِيَ عَشَر"),
    Clip::new("ordinal-12", "الثاني عشر", "الثَّانِيَ عَشَر"),
    Clip::new("ordinal-13", "الثالث عشر", "الثَّالِثَ عَشَر"),
    Clip::new("ordinal-14", "الرابع عشر", "الرَّابِعَ عَشَر"),
    Clip::new("ordinal-15", "الخامس عشر", "الخَامِسَ عَشَر"),
    Clip::new("ordinal-16", "السادس عشر", "السَّادِسَ عَشَر"),
    Clip::new("ordinal-17", "السابع عشر", "السَّابِعَ عَشَر"),
    Clip::new("ordinal-18", "الثامن عشر", "الثَّامِنَ عَشَر"),
    Clip::new("ordinal-19", "التاسع عشر", "التَّاسِعَ عَشَر"),
];

/// Ordinals of a feminine noun.
pub(super) const FIRST_TO_TENTH_FEMININE: [Clip; 10] = [
    Clip::new("ordinal-f-1", "الأولى", "الأُولَى"),
    Clip::new("ordinal-f-2", "الثانية", "الثَّانِيَة"),
    Clip::new("ordinal-f-3", "الثالثة", "الثَّالِثَة"),
    Clip::new("ordinal-f-4", "الرابعة", "الرَّابِعَة"),
    Clip::new("ordinal-f-5", "الخامسة", "الخَامِسَة"),
    Clip::new("ordinal-f-6", "السادسة", "السَّادِسَة"),
    Clip::new("ordinal-f-7", "السابعة", "السَّابِعَة"),
    Clip::new("ordinal-f-8", "الثامنة", "الثَّامِنَة"),
    Clip::new("ordinal-f-9", "التاسعة", "التَّاسِعَة"),
    Clip::new("ordinal-f-10", "العاشرة", "العَاشِرَة"),
];

/// The eleventh to the nineteenth, feminine.
pub(super) const TEENTH_FEMININE: [Clip; 9] = [
    Clip::new("ordinal-f-11", "الحادية عشرة", "الحَادِيَةَ عَشْرَة"),
    Clip::new("ordinal-f-12", "الثانية عشرة", "الثَّانِيَةَ عَشْرَة"),
    Clip::new("ordinal-f-13", "الثالثة عشرة", "الثَّالِثَةَ عَشْرَة"),
    Clip::new("ordinal-f-14", "الرابعة عشرة", "الرَّابِعَةَ عَشْرَة"),
    Clip::new("ordinal-f-15", "الخامسة عشرة", "الخَامِسَةَ عَشْرَة"),
    Clip::new("ordinal-f-16", "السادسة عشرة", "السَّادِسَةَ عَشْرَة"),
    Clip::new("ordinal-f-17", "السابعة عشرة", "السَّابِعَةَ عَشْرَة"),
    Clip::new("ordinal-f-18", "الثامنة عشرة", "الثَّامِنَةَ عَشْرَة"),
    Clip::new("ordinal-f-19", "التاسعة عشرة", "التَّاسِعَةَ عَشْرَة"),
];

/// The twentieth to the ninetieth, of either gender.
pub(super) const ORDINAL_TENS: [Clip; 8] = [
    Clip::new("ordinal-20", "العشرين", "العِشْرِين"),
    Clip::new("ordinal-30", "الثلاثين", "الثَّلَاثِين"),
    Clip::new("ordinal-40", "الأربعين", "الأَرْبَعِين"),
    Clip::new("ordinal-50", "الخمسين", "الخَمْسِين"),
    Clip::new("ordinal-60", "الستين", "السِّتِّين"),
    Clip::new("ordinal-70", "السبعين", "السَّبْعِين"),
    Clip::new("ordinal-80", "الثمانين", "الثَّمَانِين"),
    Clip::new("ordinal-90", "التسعين", "التِّسْعِين"),
];

/// The same with "and".
pub(super) const AND_ORDINAL_TENS: [Clip; 8] = [
    Clip::new("and-ordinal-20", "والعشرين", "وَٱلعِشْرِين"),
    Clip::new("and-ordinal-30", "والثلاثين", "وَٱلثَّلَاثِين"),
    Clip::new("and-ordinal-40", "والأربعين", "وَٱلأَرْبَعِين"),
    Clip::new("and-ordinal-50", "والخمسين", "وَٱلخَمْسِين"),
    Clip::new("and-ordinal-60", "والستين", "وَٱلسِّتِّين"),
    Clip::new("and-ordinal-70", "والسبعين", "وَٱلسَّبْعِين"),
    Clip::new("and-ordinal-80", "والثمانين", "وَٱلثَّمَانِين"),
    Clip::new("and-ordinal-90", "والتسعين", "وَٱلتِّسْعِين"),
];

/// "The first" where a ten follows it: الحادي والعشرين.
pub(super) const FIRST_OF_A_TEN: Clip = Clip::new("ordinal-1-ten", "الحادي", "الحَادِي");
/// The same, feminine.
pub(super) const FIRST_OF_A_TEN_FEMININE: Clip = Clip::new("ordinal-f-1-ten", "الحادية", "الحَادِيَة");
