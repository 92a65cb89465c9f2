//! Dates: RFC 3339, and the two shorter ways that front matter is written in.

#![expect(
    clippy::arithmetic_side_effects,
    reason = "years have four digits, so what is counted, up to milliseconds, is far from the ends of its type"
)]

/// Milliseconds since 1970-01-01T00:00Z; None if `text` is no date.
///
/// Takes RFC 3339 with an offset (`T`, `t` or a space between date and time), `YYYY-MM-DD`, and
/// `YYYY-MM-DD HH:MM[:SS]` without an offset, which is UTC.
pub fn instant(text: &str) -> Option<i64> {
    let (day, rest) = split_day(text.as_bytes())?;
    let minutes_ms = |minutes: i64| minutes * 60_000;
    let [b'T' | b't' | b' ', time @ ..] = rest else {
        return rest.is_empty().then_some(day * DAY);
    };
    let [h1, h2, b':', m1, m2, rest @ ..] = time else {
        return None;
    };
    let minute = below(24, *h1, *h2)? * 60 + below(60, *m1, *m2)?;
    let mut ms = day * DAY + minutes_ms(minute);
    let [b':', s1, s2, rest @ ..] = rest else {
        return rest.is_empty().then_some(ms);
    };
    ms += below(60, *s1, *s2)? * 1000;
    let (fraction, zone) = split_fraction(rest)?;
    match zone {
        [] if rest.is_empty() => Some(ms),
        [b'Z' | b'z'] => Some(ms + fraction),
        [sign @ (b'+' | b'-'), h1, h2, b':', m1, m2] => {
            let offset = minutes_ms(below(24, *h1, *h2)? * 60 + below(60, *m1, *m2)?);
            Some(ms + fraction - if *sign == b'+' { offset } else { -offset })
        }
        _ => None,
    }
}

/// The milliseconds of a day.
pub const DAY: i64 = 86_400_000;

/// `YYYY-MM-DD`, the UTC day of an instant.
pub fn day_text(instant: i64) -> String {
    let mut text = String::with_capacity(10);
    push_day(&mut text, instant);
    text
}

/// Writes the same behind `out`. Years are those that [`instant`] reads, of four digits.
pub fn push_day(out: &mut String, instant: i64) {
    let (year, month, day) = civil(instant.div_euclid(DAY));
    let year = year.clamp(0, 9999) as u32;
    let digits = |number: u32| [b'0' + (number / 10) as u8, b'0' + (number % 10) as u8];
    let ([y1, y2], [y3, y4]) = (digits(year / 100), digits(year % 100));
    let ([m1, m2], [d1, d2]) = (digits(month), digits(day));
    let text = [y1, y2, y3, y4, b'-', m1, m2, b'-', d1, d2];
    out.push_str(std::str::from_utf8(&text).unwrap_or(""));
}

/// The days since 1970-01-01 of a civil date, by Howard Hinnant's `days_from_civil`
/// (howardhinnant.github.io/date_algorithms.html).
pub fn days(year: i64, month: u32, day: u32) -> i64 {
    let year = year - i64::from(month <= 2);
    let era = year.div_euclid(400);
    let year_of_era = year.rem_euclid(400);
    let month_from_march = i64::from((month + 9) % 12);
    let day_of_year = (153 * month_from_march + 2) / 5 + i64::from(day) - 1;
    let day_of_era = year_of_era * 365 + year_of_era / 4 - year_of_era / 100 + day_of_year;
    era * 146_097 + day_of_era - 719_468
}

/// The civil date of a day since 1970-01-01, by Howard Hinnant's `civil_from_days`.
pub fn civil(days: i64) -> (i64, u32, u32) {
    let days = days + 719_468;
    let era = days.div_euclid(146_097);
    let day_of_era = days.rem_euclid(146_097);
    let year_of_era = (day_of_era - day_of_era / 1460 + day_of_era / 36_524 - day_of_era / 146_096) / 365;
    let day_of_year = day_of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
    let month_from_march = (5 * day_of_year + 2) / 153;
    let day = day_of_year - (153 * month_from_march + 2) / 5 + 1;
    let month = if month_from_march < 10 { month_from_march + 3 } else { month_from_march - 9 };
    (year_of_era + era * 400 + i64::from(month <= 2), month as u32, day as u32)
}

fn split_day(text: &[u8]) -> Option<(i64, &[u8])> {
    let [y1, y2, y3, y4, b'-', m1, m2, b'-', d1, d2, rest @ ..] = text else {
        return None;
    };
    let year = below(100, *y1, *y2)? * 100 + below(100, *y3, *y4)?;
    let (month, day) = (below(13, *m1, *m2)? as u32, below(32, *d1, *d2)? as u32);
    let leap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);
    let length = match month {
        2 if leap => 29,
        2 => 28,
        4 | 6 | 9 | 11 => 30,
        1..=12 => 31,
        _ => return None,
    };
    (1..=length).contains(&day).then(|| (days(year, month, day), rest))
}

/// The number of two digits, if it is below the bound.
fn below(bound: i64, tens: u8, ones: u8) -> Option<i64> {
    if !tens.is_ascii_digit() || !ones.is_ascii_digit() {
        return None;
    }
    let number = i64::from(tens - b'0') * 10 + i64::from(ones - b'0');
    (number < bound).then_some(number)
}

/// Milliseconds (further digits are dropped) and what follows.
fn split_fraction(text: &[u8]) -> Option<(i64, &[u8])> {
    let [b'.', rest @ ..] = text else {
        return Some((0, text));
    };
    let length = rest.iter().take_while(|byte| byte.is_ascii_digit()).count();
    let (digits, zone) = rest.split_at_checked(length).filter(|_| length > 0)?;
    let ms = (0..3).fold(0, |ms, at| ms * 10 + digits.get(at).map_or(0, |digit| i64::from(digit - b'0')));
    Some((ms, zone))
}
