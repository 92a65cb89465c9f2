//! What is near to a word, as docs/search.md says under that title.

use crate::query::Asked;

/// How a word of an article is near to one asked for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Near {
    pub edits: u32,
    pub closeness: u64,
    /// It begins with the one character asked for.
    pub as_run: bool,
}

/// Whether words are forgiven, and how much.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Forgiving {
    No,
    /// Of a word that some article holds.
    Little,
    Much,
}

/// The first row of the table that applies.
pub fn near(asked: &Asked, word: &str, forgiving: Forgiving) -> Option<Near> {
    let wanted = asked.text.as_str();
    let some = |edits, closeness| Some(Near { edits, closeness, as_run: false });
    if word == wanted {
        return some(0, 16);
    }
    let begins_with_it = word.starts_with(wanted);
    if asked.is_single_of_run && begins_with_it && asked.is_last_of_group {
        return Some(Near { edits: 0, closeness: 16, as_run: true });
    }
    if !asked.quoted && !asked.in_group_of_several && stem(word) == stem(wanted) {
        return some(0, 12);
    }
    if asked.begins && begins_with_it {
        return some(0, 10);
    }
    if !asked.is_forgivable {
        return None;
    }
    let length = wanted.chars().count();
    let allowed = match forgiving {
        Forgiving::No => return None,
        Forgiving::Little => usize::from(length >= 5),
        Forgiving::Much if length >= 8 => 2,
        Forgiving::Much => usize::from(length >= 4),
    };
    let distances = distances(wanted, word);
    let whole = *distances.last().expect("there is the distance to nothing");
    if whole <= allowed {
        return some(whole as u32, 16);
    }
    let begins = asked.begins && length >= 6 && distances.contains(&1);
    if begins { some(1, 10) } else { None }
}

/// The edit distances (optimal string alignment) from `a` to each beginning of `b`, the empty and the
/// whole one included.
pub fn distances(a: &str, b: &str) -> Vec<usize> {
    let (a, b): (Vec<char>, Vec<char>) = (a.chars().collect(), b.chars().collect());
    let mut table = vec![vec![0; b.len() + 1]; a.len() + 1];
    for i in 0..=a.len() {
        for j in 0..=b.len() {
            if i == 0 || j == 0 {
                table[i][j] = i + j;
                continue;
            }
            let replaced = table[i - 1][j - 1] + usize::from(a[i - 1] != b[j - 1]);
            let mut least = replaced.min(table[i - 1][j] + 1).min(table[i][j - 1] + 1);
            if i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1] {
                least = least.min(table[i - 2][j - 2] + 1);
            }
            table[i][j] = least;
        }
    }
    table.pop().expect("there is a last row")
}

/// What English inflections have in common.
pub fn stem(word: &str) -> String {
    if word.len() < 4 || word == "news" || !word.bytes().all(|letter| letter.is_ascii_lowercase()) {
        return word.to_owned();
    }
    let mut stem = without_plural(word);
    for ending in ["ed", "ing"] {
        let before = stem.strip_suffix(ending).filter(|before| before.len() >= 3);
        if let Some(before) = before.filter(|before| before.contains(VOWELS) && !stem.ends_with("eed")) {
            stem = undoubled(before).unwrap_or_else(|| sounding(before));
            break;
        }
    }
    if let Some(rest) = stem.strip_suffix('e').filter(|rest| rest.len() >= 3 && !is_short(rest)) {
        stem = rest.to_owned();
    }
    if let Some(rest) = stem.strip_suffix('y') {
        stem = format!("{rest}i");
    }
    stem
}

const VOWELS: [char; 6] = ['a', 'e', 'i', 'o', 'u', 'y'];

fn without_plural(word: &str) -> String {
    if let Some(rest) = word.strip_suffix("ies").filter(|rest| rest.len() >= 2) {
        return format!("{rest}i");
    }
    if let Some(rest) = word.strip_suffix("es").filter(|rest| rest.len() >= 3)
        && ["s", "x", "z", "ch", "sh"].iter().any(|end| rest.ends_with(end))
    {
        return if rest.ends_with("us") { rest.to_owned() } else { sounding(rest) };
    }
    word.strip_suffix('s').filter(|rest| !rest.ends_with(['s', 'u', 'i'])).unwrap_or(word).to_owned()
}

/// With one of its doubled last consonants.
fn undoubled(word: &str) -> Option<String> {
    let last = word.chars().last()?;
    let is_doubled =
        word.ends_with(&format!("{last}{last}")) && !VOWELS.contains(&last) && !"lsz".contains(last);
    is_doubled.then(|| word[..word.len() - 1].to_owned())
}

/// With an e, if it is short.
fn sounding(word: &str) -> String {
    if is_short(word) { format!("{word}e") } else { word.to_owned() }
}

/// One group of vowels, and at the end a consonant, a vowel, and a consonant that is not w or x.
fn is_short(word: &str) -> bool {
    let sounds: String = word.chars().map(|c| if VOWELS.contains(&c) { 'v' } else { 'c' }).collect();
    let groups = sounds.split('c').filter(|group| !group.is_empty()).count();
    groups == 1 && sounds.ends_with("cvc") && !word.ends_with(['w', 'x'])
}
