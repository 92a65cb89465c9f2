//! Articles and queries made up by chance, so that most queries find something.

use newsrack::{Any, Facets, List, Published, Query, Sort, Unit};

use unicode_normalization::char::is_combining_mark;

use crate::draft::{Document, Draft, Step};
use crate::held::{Held, Naive};
use crate::random::Random;
use crate::vocabulary::{CATEGORIES, CHARACTERS, FAMILIES, PROVIDERS, SEPARATORS, TOPICS, TYPES};

/// The words of one rack: few, so that they meet.
pub fn words(random: &mut Random) -> Vec<String> {
    if random.chance(20) {
        return (0..random.between(3, 40)).map(|_| scrambled(random)).collect();
    }
    let families = random.between(1, 5);
    let few = (0..families).flat_map(|_| random.pick(FAMILIES).iter().copied()).collect::<Vec<_>>();
    let words = if random.chance(10) { FAMILIES.concat() } else { few };
    words.into_iter().map(str::to_owned).collect()
}

/// Letters and signs in any order: where words end is hardest to tell there. Marks, and what is unseen,
/// stand on letters, though.
fn scrambled(random: &mut Random) -> String {
    let mut word = String::new();
    for _ in 0..random.between(1, 9) {
        let next = *random.pick(CHARACTERS);
        let is_letter_or_sign = !is_combining_mark(next) && next.escape_debug().count() == 1;
        if is_letter_or_sign || word.ends_with(char::is_alphanumeric) {
            word.push(next);
        }
    }
    word
}

/// What happens to a rack next.
pub fn step(random: &mut Random, words: &[String], naive: &Naive, number: usize) -> Step {
    if !naive.held.is_empty() && random.chance(30) {
        return Step::Remove(random.pick(&naive.held).article.id.clone());
    }
    let single = random.chance(20);
    let count = if single { 1 } else { *random.pick(&[1, 2, 5, 15, 30]) };
    let documents = (0..count).map(|_| Document::Made(draft(random, words, naive))).collect();
    Step::Add { name: format!("{number}.{}", if single { "md" } else { "yaml" }), documents }
}

fn draft(random: &mut Random, words: &[String], naive: &Naive) -> Draft {
    let mut draft = Draft { link: random.below(100_000), published: true, ..Draft::default() };
    draft.title = text(random, words, 6);
    if draft.title.trim().is_empty() {
        draft.title = "untitled".into();
    }
    draft.date = random.chance(90).then(|| date(random));
    // Now and then the same article again, or another of the same name.
    if !naive.held.is_empty() && random.chance(10) {
        let other = &random.pick(&naive.held).article.story;
        (draft.title, draft.date) = (other.title.clone(), other.published_date_time.clone());
        if random.chance(50) {
            let link = other.web_url.as_deref().and_then(|url| url.rsplit('/').next()?.parse().ok());
            draft.link = link.unwrap_or(draft.link);
        }
    }
    draft.excerpt = random.chance(60).then(|| text(random, words, 25)).filter(|text| !text.trim().is_empty());
    if random.chance(60) {
        draft.topics = random.some(TOPICS, 4).into_iter().map(str::to_owned).collect();
    }
    let one_of =
        |random: &mut Random, list: &[&str]| random.chance(70).then(|| (*random.pick(list)).to_owned());
    draft.provider = one_of(random, PROVIDERS);
    draft.kind = one_of(random, TYPES);
    draft.category = one_of(random, CATEGORIES);
    draft.quality = random.chance(60).then(|| random.below(5) as i32 * 20);
    draft.heat = random.chance(60).then(|| random.below(6) as i32 - 1);
    draft.published = !random.chance(10);
    draft.removed = random.chance(5);
    draft.body = random.chance(40).then(|| body(random, words)).filter(|body| !body.trim().is_empty());
    draft
}

fn text(random: &mut Random, words: &[String], most: usize) -> String {
    let mut text = String::new();
    for _ in 0..random.between(1, most) {
        let (word, separator): (&String, &&str) = (random.pick(words), random.pick(SEPARATORS));
        text += word;
        text += separator;
    }
    text.trim().to_owned()
}

fn body(random: &mut Random, words: &[String]) -> String {
    let lines = (0..random.between(1, 6)).map(|_| {
        let text = text(random, words, 12);
        let (before, after) = *random.pick(&[
            ("", ""),
            ("", ""),
            ("<p>", "</p>"),
            ("<p class=\"cats\">", "</p><br/>"),
            ("## ", ""),
            ("- ", ""),
            ("> ", ""),
            ("1. ", ""),
            ("**", "** rest"),
            ("[", "](https://news.example/stories)"),
            ("<!-- ", " -->"),
            ("<script>", "</script>"),
            ("`", "`"),
            ("&amp; ", " &eacute;t&eacute;"),
            ("<b", " unclosed"),
            ("```", ""),
            ("***", "***"),
            ("![", "](x.png) tail"),
            ("&#39;", "&lt;b&gt;"),
        ]);
        format!("{before}{text}{after}")
    });
    lines.filter(|line| !line.starts_with("---") && !line.starts_with("...")).collect::<Vec<_>>().join("\n")
}

fn date(random: &mut Random) -> String {
    let (month, day) = (random.between(1, 3), random.between(1, 28));
    let year = random.pick(&[2021, 2021, 2021, 2020, 2001]);
    match random.below(4) {
        0 => format!("{year}-0{month}-{day:02}"),
        1 => format!("{year}-0{month}-{day:02}T{:02}:30:00Z", random.below(24)),
        2 => format!("{year}-0{month}-{day:02}T{:02}:59:59.5+0{}:00", random.below(24), random.below(9)),
        _ => format!("{year}-01-01"),
    }
}

/// A query for what articles hold; most have a text.
pub fn query(random: &mut Random, naive: &Naive) -> Query {
    let mut query = Query::default();
    if random.chance(90) {
        query.text = Some(crate::asking::text(random, naive));
    }
    let anything = Held::values;
    let values = |random: &mut Random, list: List| -> Vec<String> {
        if naive.held.is_empty() || !random.chance(12) {
            return Vec::new();
        }
        let mut chosen: Vec<String> = (0..random.between(1, 3))
            .filter_map(|_| {
                let held = random.pick(&naive.held);
                let values = anything(held, list);
                (!values.is_empty()).then(|| respelt(random, values[0]))
            })
            .collect();
        if random.chance(10) {
            chosen.push("Nowhere".into());
        }
        chosen
    };
    query.topics = values(random, List::Topics);
    query.providers = values(random, List::Providers);
    query.types = values(random, List::Types);
    query.categories = values(random, List::Categories);
    let rarely = |random: &mut Random| random.chance(10);
    query.since = rarely(random).then(|| date(random));
    query.until = rarely(random).then(|| date(random));
    query.min_quality = rarely(random).then(|| random.below(5) as f64 * 20.0);
    query.min_heat = rarely(random).then(|| random.below(6) as f64 - 1.0);
    query.published = *random.pick(&[
        Published::Only(true),
        Published::Only(true),
        Published::Only(true),
        Published::Only(false),
        Published::Any(Any::Any),
    ]);
    let sorts = [Sort::Relevance, Sort::Newest, Sort::Oldest, Sort::Quality, Sort::Heat, Sort::Trending];
    query.sort = random.chance(30).then(|| *random.pick(&sorts));
    query.offset = *random.pick(&[0, 0, 0, 0, 1, 5, 30]);
    query.limit = *random.pick(&[None, None, Some(0), Some(1), Some(3), Some(10), Some(100), Some(100)]);
    query.facets = match random.below(4) {
        0 => Facets::All(true),
        1 => Facets::These(random.some(&List::ALL, 2)),
        _ => Facets::All(false),
    };
    query.timeline =
        random.chance(25).then(|| *random.pick(&[Unit::Day, Unit::Week, Unit::Month, Unit::Year]));
    query.half_life = random.chance(20).then(|| *random.pick(&[0.0, 0.5, 1.0, 7.0, 30.0, 365.0, 1e6]));
    query
}

pub fn respelt(random: &mut Random, value: &str) -> String {
    match random.below(4) {
        0 => value.to_lowercase(),
        1 => value.to_uppercase(),
        _ => value.to_owned(),
    }
}
