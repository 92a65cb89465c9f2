//! Numbers as text, without what the standard library's ways to read and to write any of them bring along.

#![expect(
    clippy::arithmetic_side_effects,
    reason = "digits of a text in memory; floating point has no overflow to stop at"
)]

/// A decimal number: digits, a point, a sign, a small exponent. With up to 15 digits it is exact; more,
/// and what parsers of floating point are large for, is not needed here.
pub fn decimal(text: &[u8]) -> Option<f64> {
    let (negative, text) = match text {
        [b'-', rest @ ..] => (true, rest),
        [b'+', rest @ ..] => (false, rest),
        _ => (false, text),
    };
    let (mut number, mut scale, mut digits) = (0.0, 0i32, 0);
    let (mut after_point, mut rest) = (false, text);
    while let [first, more @ ..] = rest {
        match first {
            b'0'..=b'9' => {
                number = number * 10.0 + f64::from(first - b'0');
                scale -= i32::from(after_point);
                digits += 1;
            }
            b'.' if !after_point => after_point = true,
            b'e' | b'E' if digits > 0 => {
                scale = scale.checked_add(exponent(more)?)?;
                rest = &[];
                break;
            }
            _ => return None,
        }
        rest = more;
    }
    let number = match scale {
        0 => number,
        ..0 => number / 10f64.powi(-scale),
        _ => number * 10f64.powi(scale),
    };
    (digits > 0 && rest.is_empty() && number.is_finite()).then_some(if negative { -number } else { number })
}

fn exponent(text: &[u8]) -> Option<i32> {
    let text = std::str::from_utf8(text).ok()?;
    text.parse::<i32>().ok().filter(|exponent| (-300..=300).contains(exponent))
}

/// A whole number in digits.
pub fn digits(mut number: usize) -> String {
    let mut digits = Vec::new();
    while number > 9 || digits.is_empty() {
        digits.push(char::from(b'0' + (number % 10) as u8));
        number /= 10;
    }
    if number > 0 {
        digits.push(char::from(b'0' + number as u8));
    }
    digits.iter().rev().collect()
}
