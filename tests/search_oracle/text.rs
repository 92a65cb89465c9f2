//! Text × articles → which hold it, how well, and what is marked: docs/search.md from “What is asked” on.

use std::cmp::Reverse;

use crate::held::{Held, Naive, Placed};
use crate::near::{Forgiving, Near, near};
use crate::query::{self, Asked, Asking, Field, Group};

/// How an article answers the text.
#[derive(Clone, Copy, Debug)]
pub struct Match {
    pub edits: u32,
    pub exact_title: bool,
    /// The text score with the preference for newer articles.
    pub points: u64,
}

impl Match {
    /// What a card tells of it.
    pub fn score(&self) -> f64 {
        let exact = f64::from(u8::from(self.exact_title));
        (exact + self.points as f64 / (f64::from(1u32 << 29) * 1280.0)) / 2.0 - f64::from(self.edits)
    }
}

/// A text that was looked for in all articles.
pub struct Found {
    groups: Vec<Group>,
    /// Of each group, each of its words and each word of the vocabulary.
    nearness: Vec<Nearness>,
    /// By article; none where it is not found.
    pub matches: Vec<Option<Match>>,
    pub corrected: Option<String>,
}

type Nearness = Vec<Vec<Option<Near>>>;

/// Below this many, words are forgiven.
const FEW: usize = 20;
const DAY: f64 = 86_400_000.0;

/// Looks for a text; None if it asks for nothing.
pub fn find(naive: &Naive, text: &str, half_life: f64) -> Option<Found> {
    let asking = query::read(text);
    if asking.groups.is_empty() {
        return None;
    }
    let strict = nearness(naive, &asking.groups, false);
    let strictly = matches(naive, &asking, &strict, half_life);
    let found = strictly.iter().flatten().count();
    let groups = |asking: Asking| asking.groups;
    if found >= FEW {
        return Some(Found { groups: groups(asking), nearness: strict, matches: strictly, corrected: None });
    }
    let nearness = nearness(naive, &asking.groups, true);
    let matches = matches(naive, &asking, &nearness, half_life);
    let is_corrected = found == 0 && matches.iter().any(Option::is_some);
    let corrected =
        is_corrected.then(|| corrected(naive, text, &asking.groups, &strict, &nearness)).flatten();
    Some(Found { groups: groups(asking), nearness, matches, corrected })
}

fn nearness(naive: &Naive, groups: &[Group], forgiving: bool) -> Vec<Nearness> {
    let known = &naive.vocabulary.words;
    let holds = |held: &Held, word: &str| held.impacts.keys().any(|&number| known[number] == word);
    let to = |asked: &Asked| {
        let forgiving = match naive.held.iter().any(|held| holds(held, &asked.text)) {
            _ if !forgiving => Forgiving::No,
            true => Forgiving::Little,
            false => Forgiving::Much,
        };
        known.iter().map(|word| near(asked, word, forgiving)).collect()
    };
    groups.iter().map(|group| group.words.iter().map(to).collect()).collect()
}

/// A group in an article.
#[derive(Clone, Copy)]
struct Holding {
    edits: u32,
    value: u64,
}

fn matches(naive: &Naive, asking: &Asking, nearness: &[Nearness], half_life: f64) -> Vec<Option<Match>> {
    let groups = &asking.groups;
    let holdings: Vec<Vec<Option<Holding>>> = groups
        .iter()
        .zip(nearness)
        .map(|(group, near)| naive.held.iter().map(|held| holding(held, group, near)).collect())
        .collect();
    let all = naive.held.len() as f64;
    let rarity = |holdings: &[Option<Holding>]| {
        let count = holdings.iter().flatten().count() as f64;
        let rarity = 256.0 * (1.0 + (all - count + 0.5) / (count + 0.5)).ln() + 0.5;
        (rarity.floor() as u64).max(1)
    };
    let rarities: Vec<u64> = holdings.iter().map(|holdings| rarity(holdings)).collect();
    let newest = naive.held.iter().filter_map(|held| held.instant).max();
    let of_article = |(at, held): (usize, &Held)| {
        let mut found = Match { edits: 0, exact_title: is_exact_title(held, asking), points: 0 };
        for ((group, holdings), rarity) in groups.iter().zip(&holdings).zip(&rarities) {
            match (holdings[at], group.minus) {
                (None, true) => {}
                (Some(holding), false) => {
                    found.edits += holding.edits;
                    found.points += rarity * holding.value;
                }
                _ => return None,
            }
        }
        found.edits = found.edits.min(3);
        found.points += side_by_side(held, groups, nearness, found.points);
        found.points *= 1024 + preference(held.instant, newest, half_life);
        Some(found)
    };
    naive.held.iter().enumerate().map(of_article).collect()
}

/// What words that stand side by side in the title add to a score.
fn side_by_side(held: &Held, groups: &[Group], nearness: &[Nearness], points: u64) -> u64 {
    let wanted: Vec<(&Group, &Nearness)> =
        groups.iter().zip(nearness).filter(|(group, _)| !group.minus).collect();
    let title = held.field(Field::Title);
    let stands = |pair: &&[(&Group, &Nearness)]| {
        pair.iter().all(|(group, near)| near.len() == 1 && group.field.is_none())
            && title.windows(2).any(|words| {
                words.iter().zip(pair.iter()).all(|(word, (_, near))| near[0][word.known_as].is_some())
            })
    };
    let count = wanted.windows(2).filter(stands).count() as u64;
    if count == 0 { 0 } else { points * count / (2 * (wanted.len() as u64 - 1)) }
}

/// Up to 256 for newer articles.
fn preference(instant: Option<i64>, newest: Option<i64>, half_life: f64) -> u64 {
    let (Some(instant), Some(newest)) = (instant, newest) else { return 0 };
    if half_life <= 0.0 {
        return 0;
    }
    let age = (newest - instant) as f64 / DAY;
    if age / half_life >= 9.0 { 0 } else { (256.0 * (-age / half_life).exp2() + 0.5).floor() as u64 }
}

fn fields(group: &Group) -> Vec<Field> {
    group.field.map_or(Field::ALL.to_vec(), |field| vec![field])
}

fn holding(held: &Held, group: &Group, nearness: &Nearness) -> Option<Holding> {
    if let [to_word] = nearness.as_slice() {
        let words = fields(group).into_iter().flat_map(|field| held.field(field));
        let near = words.filter_map(|word| Some((to_word[word.known_as]?, held.impacts[&word.known_as])));
        let holdings =
            near.map(|(near, impact)| Holding { edits: near.edits, value: near.closeness * impact });
        return holdings.min_by_key(|holding| (holding.edits, Reverse(holding.value)));
    }
    let standing = fields(group).into_iter().flat_map(|field| phrases(held.field(field), nearness));
    let least = |phrase: &[Placed]| phrase.iter().map(|word| held.impacts[&word.known_as]).min();
    let value = standing.filter_map(least).max()?;
    Some(Holding { edits: 0, value: 16 * value })
}

/// Where the words of a group stand one after another.
fn phrases<'a>(words: &'a [Placed], nearness: &'a Nearness) -> impl Iterator<Item = &'a [Placed]> {
    words.windows(nearness.len()).filter(move |found| {
        let follow = found.windows(2).all(|pair| pair[0].number + 1 == pair[1].number);
        follow && found.iter().zip(nearness).all(|(word, to)| to[word.known_as].is_some())
    })
}

fn is_exact_title(held: &Held, asking: &Asking) -> bool {
    let title = held.field(Field::Title).iter().map(|placed| &placed.word.text);
    !asking.title.is_empty() && title.eq(&asking.title)
}

/// The text with the words in it that are near to nothing replaced; None if there are none.
fn corrected(
    naive: &Naive,
    text: &str,
    groups: &[Group],
    strict: &[Nearness],
    forgiving: &[Nearness],
) -> Option<String> {
    let mut corrected = text.to_owned();
    let mut is_another = false;
    for (at, group) in groups.iter().enumerate().rev() {
        let is_held = |near: &Nearness| naive.held.iter().any(|held| holding(held, group, near).is_some());
        let [asked] = group.words.as_slice() else { continue };
        if group.minus || is_held(&strict[at]) {
            continue;
        }
        let candidates = forgiving[at][0].iter().enumerate().filter_map(|(word, near)| {
            let holds = |held: &&Held| {
                fields(group).iter().any(|&field| held.field(field).iter().any(|it| it.known_as == word))
            };
            let articles = naive.held.iter().filter(holds).count();
            near.filter(|_| articles > 0)
                .map(|near| (near.edits, Reverse(articles), &naive.vocabulary.words[word]))
        });
        if let Some((_, _, best)) = candidates.min() {
            corrected.replace_range(asked.place.clone(), best);
            is_another = true;
        }
    }
    is_another.then_some(corrected)
}

impl Found {
    /// What is marked in a field of an article, in UTF-16 code units.
    pub fn marks(&self, held: &Held, field: Field, text: &str) -> Vec<(u32, u32)> {
        let words = held.field(field);
        let mut marks = Vec::new();
        for (group, nearness) in self.groups.iter().zip(&self.nearness) {
            if group.minus || group.field.is_some_and(|only| only != field) {
                continue;
            }
            for phrase in phrases(words, nearness) {
                let (first, last) = (&phrase[0].word, &phrase[phrase.len() - 1]);
                let as_run = nearness[phrase.len() - 1][last.known_as].is_some_and(|near| near.as_run);
                let run = last.word.run.as_ref().filter(|_| as_run);
                marks.push((first.place.start, run.map_or(last.word.place.end, |run| run.first_end)));
            }
        }
        let units = |at: usize| text[..at].encode_utf16().count() as u32;
        joined(marks).into_iter().map(|(start, end)| (units(start), units(end))).collect()
    }
}

/// In order; those that touch or overlap as one.
fn joined(mut marks: Vec<(usize, usize)>) -> Vec<(usize, usize)> {
    marks.sort();
    let mut joined: Vec<(usize, usize)> = Vec::new();
    for mark in marks {
        match joined.last_mut() {
            Some(last) if mark.0 <= last.1 => last.1 = last.1.max(mark.1),
            _ => joined.push(mark),
        }
    }
    joined
}
