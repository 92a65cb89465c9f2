//! What is a letter or a digit, for ids.

/// The Unicode categories L (letters) and N (numbers).
pub fn is_letter_or_digit(character: char) -> bool {
    by_number(character).unwrap_or_else(|| by_table(character))
}

/// The same where it follows from the number, as it does of the scripts that most titles are written in.
fn by_number(character: char) -> Option<bool> {
    match character {
        // Latin, Greek and Cyrillic.
        '0'..='9' | 'A'..='Z' | 'a'..='z' | 'ª' | '²' | '³' | 'µ' | '¹' | 'º' | '¼'..='¾' => {
            Some(true)
        }
        'À'..='Ö' | 'Ø'..='ö' | 'ø'..='\u{2c1}' | '\u{38e}'..='\u{3a1}' | '\u{3a3}'..='\u{3f5}' => {
            Some(true)
        }
        '\u{400}'..='\u{481}' | '\u{48a}'..='\u{52f}' | '\u{1e00}'..='\u{1eff}' => Some(true),
        '\0'..='ÿ' | '\u{2000}'..='\u{206f}' | '\u{20a0}'..='\u{20cf}' => Some(false),
        // Hebrew and Arabic.
        '\u{5d0}'..='\u{5ea}' | '\u{620}'..='\u{64a}' | '\u{660}'..='\u{669}' => Some(true),
        '\u{671}'..='\u{6d3}' => Some(true),
        '\u{591}'..='\u{5cf}' | '\u{64b}'..='\u{65f}' => Some(false),
        // Hindi and Thai.
        '\u{904}'..='\u{939}' | '\u{958}'..='\u{961}' | '\u{966}'..='\u{96f}' => Some(true),
        '\u{e01}'..='\u{e30}' | '\u{e32}' | '\u{e33}' | '\u{e40}'..='\u{e46}' => Some(true),
        '\u{e50}'..='\u{e59}' => Some(true),
        '\u{900}'..='\u{903}' | '\u{93e}'..='\u{94f}' | '\u{e34}'..='\u{e3f}' | '\u{e47}'..='\u{e4f}' => {
            Some(false)
        }
        // Chinese, Japanese and Korean.
        '\u{3041}'..='\u{3096}' | '\u{30a1}'..='\u{30fa}' | '\u{30fc}'..='\u{30ff}' => Some(true),
        '\u{3400}'..='\u{4dbf}' | '\u{4e00}'..='\u{a48c}' | '\u{ac00}'..='\u{d7a3}' => Some(true),
        '\u{3000}'..='\u{3004}' | '\u{3008}'..='\u{3020}' | '\u{ff00}'..='\u{ff0f}' => Some(false),
        // Pictures.
        '\u{1f300}'..='\u{1f9ff}' => Some(false),
        _ => None,
    }
}

/// A page has these tables already; those of the standard library would be a thirtieth of the engine.
#[cfg(target_arch = "wasm32")]
fn by_table(character: char) -> bool {
    js_sys::RegExp::new(r"[\p{L}\p{N}]", "u").test(character.encode_utf8(&mut [0; 4]))
}

/// What Rust calls alphabetic has letters in it, digits, and these, which are neither.
#[cfg(not(target_arch = "wasm32"))]
fn by_table(character: char) -> bool {
    let code = u32::from(character);
    let place = NEITHER.partition_point(|&(_, last)| last < code);
    character.is_alphanumeric() && NEITHER.get(place).is_none_or(|&(first, _)| code < first)
}

/// Ranges (both ends within) of Unicode 17.0: vowel signs and other marks, and letters in circles; a gap
/// in which no letter or digit lies is left out. The tests compare it with another implementation.
#[cfg(not(target_arch = "wasm32"))]
const NEITHER: [(u32, u32); 175] = [
    (0x345, 0x36f),
    (0x5b0, 0x5c7),
    (0x610, 0x61a),
    (0x64b, 0x65f),
    (0x670, 0x670),
    (0x6d6, 0x6e4),
    (0x6e7, 0x6ed),
    (0x711, 0x711),
    (0x730, 0x73f),
    (0x7a6, 0x7b0),
    (0x816, 0x817),
    (0x81b, 0x823),
    (0x825, 0x827),
    (0x829, 0x82c),
    (0x897, 0x897),
    (0x8d4, 0x903),
    (0x93a, 0x93b),
    (0x93e, 0x94f),
    (0x955, 0x957),
    (0x962, 0x963),
    (0x981, 0x983),
    (0x9be, 0x9cc),
    (0x9d7, 0x9d7),
    (0x9e2, 0x9e3),
    (0xa01, 0xa03),
    (0xa3e, 0xa51),
    (0xa70, 0xa71),
    (0xa75, 0xa83),
    (0xabe, 0xacc),
    (0xae2, 0xae3),
    (0xafa, 0xb03),
    (0xb3e, 0xb57),
    (0xb62, 0xb63),
    (0xb82, 0xb82),
    (0xbbe, 0xbcc),
    (0xbd7, 0xbd7),
    (0xc00, 0xc04),
    (0xc3e, 0xc56),
    (0xc62, 0xc63),
    (0xc81, 0xc83),
    (0xcbe, 0xcd6),
    (0xce2, 0xce3),
    (0xcf3, 0xd03),
    (0xd3e, 0xd4c),
    (0xd57, 0xd57),
    (0xd62, 0xd63),
    (0xd81, 0xd83),
    (0xdcf, 0xddf),
    (0xdf2, 0xdf3),
    (0xe31, 0xe31),
    (0xe34, 0xe3a),
    (0xe4d, 0xe4d),
    (0xeb1, 0xeb1),
    (0xeb4, 0xebc),
    (0xecd, 0xecd),
    (0xf71, 0xf83),
    (0xf8d, 0xfbc),
    (0x102b, 0x103e),
    (0x1056, 0x1059),
    (0x105e, 0x1060),
    (0x1062, 0x1064),
    (0x1067, 0x106d),
    (0x1071, 0x1074),
    (0x1082, 0x108d),
    (0x108f, 0x108f),
    (0x109a, 0x109d),
    (0x1712, 0x1713),
    (0x1732, 0x1733),
    (0x1752, 0x1753),
    (0x1772, 0x1773),
    (0x17b6, 0x17c8),
    (0x1885, 0x1886),
    (0x18a9, 0x18a9),
    (0x1920, 0x1938),
    (0x1a17, 0x1a1b),
    (0x1a55, 0x1a74),
    (0x1abf, 0x1b04),
    (0x1b35, 0x1b43),
    (0x1b80, 0x1b82),
    (0x1ba1, 0x1bad),
    (0x1be7, 0x1bf1),
    (0x1c24, 0x1c36),
    (0x1dd3, 0x1df4),
    (0x24b6, 0x24e9),
    (0x2de0, 0x2dff),
    (0xa674, 0xa67b),
    (0xa69e, 0xa69f),
    (0xa802, 0xa802),
    (0xa80b, 0xa80b),
    (0xa823, 0xa827),
    (0xa880, 0xa881),
    (0xa8b4, 0xa8c5),
    (0xa8ff, 0xa8ff),
    (0xa926, 0xa92a),
    (0xa947, 0xa952),
    (0xa980, 0xa983),
    (0xa9b4, 0xa9bf),
    (0xa9e5, 0xa9e5),
    (0xaa29, 0xaa36),
    (0xaa43, 0xaa43),
    (0xaa4c, 0xaa4d),
    (0xaa7b, 0xaa7d),
    (0xaab0, 0xaab0),
    (0xaab2, 0xaab4),
    (0xaab7, 0xaab8),
    (0xaabe, 0xaabe),
    (0xaaeb, 0xaaef),
    (0xaaf5, 0xaaf5),
    (0xabe3, 0xabea),
    (0xfb1e, 0xfb1e),
    (0x10376, 0x1037a),
    (0x10a01, 0x10a0f),
    (0x10d24, 0x10d27),
    (0x10d69, 0x10d69),
    (0x10eab, 0x10eac),
    (0x10efa, 0x10efc),
    (0x11000, 0x11002),
    (0x11038, 0x11045),
    (0x11073, 0x11074),
    (0x11080, 0x11082),
    (0x110b0, 0x110c2),
    (0x11100, 0x11102),
    (0x11127, 0x11132),
    (0x11145, 0x11146),
    (0x11180, 0x11182),
    (0x111b3, 0x111bf),
    (0x111ce, 0x111cf),
    (0x1122c, 0x1123e),
    (0x11241, 0x11241),
    (0x112df, 0x112e8),
    (0x11300, 0x11303),
    (0x1133e, 0x1134c),
    (0x11357, 0x11357),
    (0x11362, 0x11363),
    (0x113b8, 0x113cd),
    (0x11435, 0x11445),
    (0x114b0, 0x114c1),
    (0x115af, 0x115be),
    (0x115dc, 0x115dd),
    (0x11630, 0x11640),
    (0x116ab, 0x116b5),
    (0x1171d, 0x1172a),
    (0x1182c, 0x11838),
    (0x11930, 0x1193c),
    (0x11940, 0x11940),
    (0x11942, 0x11942),
    (0x119d1, 0x119df),
    (0x119e4, 0x119e4),
    (0x11a01, 0x11a0a),
    (0x11a35, 0x11a39),
    (0x11a3b, 0x11a3e),
    (0x11a51, 0x11a5b),
    (0x11a8a, 0x11a97),
    (0x11b60, 0x11b67),
    (0x11c2f, 0x11c3e),
    (0x11c92, 0x11cb6),
    (0x11d31, 0x11d43),
    (0x11d47, 0x11d47),
    (0x11d8a, 0x11d96),
    (0x11ef3, 0x11f01),
    (0x11f03, 0x11f03),
    (0x11f34, 0x11f40),
    (0x1611e, 0x1612e),
    (0x16f4f, 0x16f4f),
    (0x16f51, 0x16f92),
    (0x16ff0, 0x16ff1),
    (0x1bc9e, 0x1bc9e),
    (0x1e000, 0x1e02a),
    (0x1e08f, 0x1e08f),
    (0x1e6e3, 0x1e6e3),
    (0x1e6e6, 0x1e6e6),
    (0x1e6ee, 0x1e6ef),
    (0x1e6f5, 0x1e6f5),
    (0x1e947, 0x1e947),
    (0x1f130, 0x1f189),
];

#[cfg(test)]
mod tests {
    use super::{by_number, by_table};

    #[test]
    fn the_number_says_what_the_table_says() {
        for character in '\0'..=char::MAX {
            let said = by_number(character);
            assert!(said.is_none_or(|said| said == by_table(character)), "{character:?} {said:?}");
        }
    }
}
