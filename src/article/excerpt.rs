//! Excerpts as plain text: entities decoded, white space folded, markup stripped.

#![expect(
    clippy::arithmetic_side_effects,
    reason = "places in a text that is in memory, far from the largest number; less is only ever taken from a later place"
)]

use std::borrow::Cow;

use memchr::memchr;

/// The names of HTML 4 for U+00A0 to U+00FF, in order.
const LATIN_1: &str = "nbsp iexcl cent pound curren yen brvbar sect uml copy ordf laquo not shy reg macr deg \
    plusmn sup2 sup3 acute micro para middot cedil sup1 ordm raquo frac14 frac12 frac34 iquest Agrave Aacute \
    Acirc Atilde Auml Aring AElig Ccedil Egrave Eacute Ecirc Euml Igrave Iacute Icirc Iuml ETH Ntilde Ograve \
    Oacute Ocirc Otilde Ouml times Oslash Ugrave Uacute Ucirc Uuml Yacute THORN szlig agrave aacute acirc \
    atilde auml aring aelig ccedil egrave eacute ecirc euml igrave iacute icirc iuml eth ntilde ograve oacute \
    ocirc otilde ouml divide oslash ugrave uacute ucirc uuml yacute thorn yuml";

/// The other names of HTML 4, and `apos`, each before its character.
const OTHERS: &str = "apos' quot\" amp& lt< gt> OEligŒ oeligœ ScaronŠ scaronš YumlŸ fnofƒ circˆ tilde˜ AlphaΑ \
    BetaΒ GammaΓ DeltaΔ EpsilonΕ ZetaΖ EtaΗ ThetaΘ IotaΙ KappaΚ LambdaΛ MuΜ NuΝ XiΞ OmicronΟ PiΠ RhoΡ SigmaΣ \
    TauΤ UpsilonΥ PhiΦ ChiΧ PsiΨ OmegaΩ alphaα betaβ gammaγ deltaδ epsilonε zetaζ etaη thetaθ iotaι kappaκ \
    lambdaλ muμ nuν xiξ omicronο piπ rhoρ sigmafς sigmaσ tauτ upsilonυ phiφ chiχ psiψ omegaω thetasymϑ upsihϒ \
    pivϖ ensp\u{2002} emsp\u{2003} thinsp\u{2009} zwnj\u{200c} zwj\u{200d} lrm\u{200e} rlm\u{200f} ndash– \
    mdash— lsquo‘ rsquo’ sbquo‚ ldquo“ rdquo” bdquo„ dagger† Dagger‡ bull• hellip… permil‰ prime′ Prime″ \
    lsaquo‹ rsaquo› oline‾ frasl⁄ euro€ imageℑ weierp℘ realℜ trade™ alefsymℵ larr← uarr↑ rarr→ darr↓ harr↔ \
    crarr↵ lArr⇐ uArr⇑ rArr⇒ dArr⇓ hArr⇔ forall∀ part∂ exist∃ empty∅ nabla∇ isin∈ notin∉ ni∋ prod∏ sum∑ minus− \
    lowast∗ radic√ prop∝ infin∞ ang∠ and∧ or∨ cap∩ cup∪ int∫ there4∴ sim∼ cong≅ asymp≈ ne≠ equiv≡ le≤ ge≥ sub⊂ \
    sup⊃ nsub⊄ sube⊆ supe⊇ oplus⊕ otimes⊗ perp⊥ sdot⋅ lceil⌈ rceil⌉ lfloor⌊ rfloor⌋ lang\u{2329} rang\u{232a} \
    loz◊ spades♠ clubs♣ hearts♥ diams♦";

/// Plain text of an excerpt: HTML's character references decoded once (the numeric ones and the names
/// of HTML 4, with their semicolon), runs of white space folded into one space, none at the ends.
pub fn plain(text: &str) -> Cow<'_, str> {
    match decode_entities(text) {
        Cow::Borrowed(text) => fold_white_space(text),
        Cow::Owned(text) => Cow::Owned(fold_white_space(&text).into_owned()),
    }
}

/// What JavaScript's `\s` holds, which is what pages fold.
fn is_white(character: char) -> bool {
    character.is_whitespace() && character != '\u{85}' || character == '\u{feff}'
}

/// Whether bytes alone tell that no white space is to be folded, as they do of nearly all texts. Every byte is
/// looked at, so that many are at once.
fn is_surely_folded(text: &str) -> bool {
    let bytes = text.as_bytes();
    let inside = bytes.iter().skip(1).zip(bytes);
    let is_folded = !inside.fold(false, |found, (&byte, &before)| found | may_be_white(byte, before));
    is_folded && !bytes.first().is_some_and(|&byte| may_be_white(byte, b' ')) && bytes.last() != Some(&b' ')
}

/// Beyond ASCII, these begin white space, or end U+2000 to U+203F or U+2040 to U+207F.
#[inline(always)]
fn may_be_white(byte: u8, before: u8) -> bool {
    let begins = (byte == 0xc2) | (byte == 0xe1) | (byte == 0xe3) | (byte == 0xef);
    let ends = (byte <= 0x8a) | (byte == 0xa8) | (byte == 0xa9) | (byte == 0xaf);
    let follows = (before == 0x80) & (byte >= 0x80) & ends | (before == 0xe2) & (byte == 0x81);
    (byte < b' ') | (byte == b' ') & (before == b' ') | begins | follows
}

fn fold_white_space(text: &str) -> Cow<'_, str> {
    if is_surely_folded(text) {
        return Cow::Borrowed(text);
    }
    let mut space = true;
    let is_folded = text.chars().all(|character| {
        let was_space = std::mem::replace(&mut space, is_white(character));
        !space || (character == ' ' && !was_space)
    });
    if is_folded && (!space || text.is_empty()) {
        return Cow::Borrowed(text);
    }
    let mut out = String::with_capacity(text.len());
    for word in text.split(is_white).filter(|word| !word.is_empty()) {
        if !out.is_empty() {
            out.push(' ');
        }
        out.push_str(word);
    }
    Cow::Owned(out)
}

/// How many references of one text are decoded; no excerpt has a hundredth of it.
const MAX_REFERENCES: usize = 2000;

/// Decodes each character reference once: `&amp;lt;` is the text `&lt;`.
pub fn decode_entities(text: &str) -> Cow<'_, str> {
    if memchr(b'&', text.as_bytes()).is_none() {
        return Cow::Borrowed(text);
    }
    let mut out = String::with_capacity(text.len());
    let mut rest = text;
    for _ in 0..MAX_REFERENCES {
        let Some((before, from)) = rest.split_once('&') else { break };
        out.push_str(before);
        // The longest name has 8 letters; longer numbers name no character.
        let reference =
            from.char_indices().take(12).find(|&(_, c)| c == ';').and_then(|(end, _)| from.get(..end));
        match reference.and_then(|name| Some((name, character(name)?))) {
            Some((name, character)) => {
                out.push(character);
                rest = from.get(name.len() + 1..).unwrap_or("");
            }
            None => {
                out.push('&');
                rest = from;
            }
        }
    }
    out.push_str(rest);
    Cow::Owned(out)
}

fn character(name: &str) -> Option<char> {
    if let Some(number) = name.strip_prefix('#') {
        let code = match number.strip_prefix(['x', 'X']) {
            Some(hex) => hex.chars().try_fold(0u32, |n, c| n.checked_mul(16)?.checked_add(c.to_digit(16)?)),
            None => number.chars().try_fold(0u32, |n, c| n.checked_mul(10)?.checked_add(c.to_digit(10)?)),
        };
        return char::from_u32(code?).filter(|&character| character != '\0');
    }
    if let Some(at) = LATIN_1.split(' ').position(|known| known == name) {
        return char::from_u32(0xa0 + at as u32);
    }
    OTHERS.split(' ').find_map(|entry| {
        let mut character = entry.strip_prefix(name)?.chars();
        character.next().filter(|_| character.next().is_none())
    })
}
