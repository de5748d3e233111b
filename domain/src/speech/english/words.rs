//! The words that English numbers are made of.

use super::Clip;

/// One to nineteen.
pub(super) const UNITS: [Clip; 19] = [
    Clip::plain("1", "one"),
    Clip::plain("2", "two"),
    Clip::plain("3", "three"),
    Clip::plain("4", "four"),
    Clip::plain("5", "five"),
    Clip::plain("6", "six"),
    Clip::plain("7", "seven"),
    Clip::plain("8", "eight"),
    Clip::plain("9", "nine"),
    Clip::plain("10", "ten"),
    Clip::plain("11", "eleven"),
    Clip::plain("12", "twelve"),
    Clip::plain("13", "thirteen"),
    Clip::plain("14", "fourteen"),
    Clip::plain("15", "fifteen"),
    Clip::plain("16", "sixteen"),
    Clip::plain("17", "seventeen"),
    Clip::plain("18", "eighteen"),
    Clip::plain("19", "nineteen"),
];

/// The same with "and".
pub(super) const AND_UNITS: [Clip; 19] = [
    Clip::plain("and-1", "and one"),
    Clip::plain("and-2", "and two"),
    Clip::plain("and-3", "and three"),
    Clip::plain("and-4", "and four"),
    Clip::plain("and-5", "and five"),
    Clip::plain("and-6", "and six"),
    Clip::plain("and-7", "and seven"),
    Clip::plain("and-8", "and eight"),
    Clip::plain("and-9", "and nine"),
    Clip::plain("and-10", "and ten"),
    Clip::plain("and-11", "and eleven"),
    Clip::plain("and-12", "and twelve"),
    Clip::plain("and-13", "and thirteen"),
    Clip::plain("and-14", "and fourteen"),
    Clip::plain("and-15", "and fifteen"),
    Clip::plain("and-16", "and sixteen"),
    Clip::plain("and-17", "and seventeen"),
    Clip::plain("and-18", "and eighteen"),
    Clip::plain("and-19", "and nineteen"),
];

/// Twenty to ninety.
pub(super) const TENS: [Clip; 8] = [
    Clip::plain("20", "twenty"),
    Clip::plain("30", "thirty"),
    Clip::plain("40", "forty"),
    Clip::plain("50", "fifty"),
    Clip::plain("60", "sixty"),
    Clip::plain("70", "seventy"),
    Clip::plain("80", "eighty"),
    Clip::plain("90", "ninety"),
];

/// The same with "and".
pub(super) const AND_TENS: [Clip; 8] = [
    Clip::plain("and-20", "and twenty"),
    Clip::plain("and-30", "and thirty"),
    Clip::plain("and-40", "and forty"),
    Clip::plain("and-50", "and fifty"),
    Clip::plain("and-60", "and sixty"),
    Clip::plain("and-70", "and seventy"),
    Clip::plain("and-80", "and eighty"),
    Clip::plain("and-90", "and ninety"),
];

/// One hundred to nine hundred.
pub(super) const HUNDREDS: [Clip; 9] = [
    Clip::plain("100", "one hundred"),
    Clip::plain("200", "two hundred"),
    Clip::plain("300", "three hundred"),
    Clip::plain("400", "four hundred"),
    Clip::plain("500", "five hundred"),
    Clip::plain("600", "six hundred"),
    Clip::plain("700", "seven hundred"),
    Clip::plain("800", "eight hundred"),
    Clip::plain("900", "nine hundred"),
];

/// One thousand to nine thousand.
pub(super) const THOUSANDS: [Clip; 9] = [
    Clip::plain("1000", "one thousand"),
    Clip::plain("2000", "two thousand"),
    Clip::plain("3000", "three thousand"),
    Clip::plain("4000", "four thousand"),
    Clip::plain("5000", "five thousand"),
    Clip::plain("6000", "six thousand"),
    Clip::plain("7000", "seven thousand"),
    Clip::plain("8000", "eight thousand"),
    Clip::plain("9000", "nine thousand"),
];
