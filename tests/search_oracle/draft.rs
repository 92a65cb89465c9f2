//! Articles and what happens to them, as they are made up, shortened and shown.

use std::fmt;

use newsrack::{List, Query, Rack, ReadOptions};

use crate::held::Naive;

/// What happens to a rack.
#[derive(Clone, Debug)]
pub enum Step {
    Add { name: String, documents: Vec<Document> },
    Remove(String),
}

/// One article of a source.
#[derive(Clone, Debug)]
pub enum Document {
    Made(Draft),
    /// Its front matter as somebody else wrote it.
    Given(String),
}

/// An article made up by chance.
#[derive(Clone, Debug, Default)]
pub struct Draft {
    pub title: String,
    pub link: usize,
    pub excerpt: Option<String>,
    pub date: Option<String>,
    pub topics: Vec<String>,
    pub provider: Option<String>,
    pub kind: Option<String>,
    pub category: Option<String>,
    pub quality: Option<i32>,
    pub heat: Option<i32>,
    pub published: bool,
    pub removed: bool,
    pub body: Option<String>,
}

impl Step {
    pub fn take(&self, rack: &mut Rack, naive: &mut Naive) {
        match self {
            Step::Remove(id) => {
                rack.remove(id);
            }
            Step::Add { name, documents } => {
                let text: String = documents.iter().map(ToString::to_string).collect();
                let report = rack.add(text.as_bytes(), Some(name), &ReadOptions::default());
                let count = documents.len();
                assert_eq!(report.added + report.replaced, count, "{:?} of {text}", report.problems);
                documents.iter().for_each(|document| document.see(naive));
            }
        }
    }

    /// The ids of articles as they were written by others are found out afterwards.
    pub fn see_given(&self, naive: &mut Naive) {
        let Step::Add { name, documents } = self else { return };
        if let [Document::Given(_)] = documents.as_slice() {
            let of_it = |held: &&crate::held::Held| held.article.source.as_ref() == Some(name);
            let values: Vec<(List, String)> = naive
                .held
                .iter()
                .filter(of_it)
                .flat_map(|held| {
                    List::ALL
                        .into_iter()
                        .flat_map(|list| held.values(list).into_iter().map(move |it| (list, it.to_owned())))
                })
                .collect();
            values.iter().for_each(|(list, value)| naive.see(*list, value));
        }
    }
}

impl Document {
    /// What a person has to see of it.
    pub fn shown(&self) -> String {
        let text = self.to_string();
        let is_told = |line: &&str| !line.starts_with([' ', 's']) || line.starts_with("  -");
        match self {
            Document::Made(_) => text,
            Document::Given(_) => {
                let told = text.lines().take_while(|line| *line != "related:").filter(is_told);
                told.map(|line| format!("{line}\n")).collect()
            }
        }
    }

    fn see(&self, naive: &mut Naive) {
        let Document::Made(draft) = self else { return };
        draft.topics.iter().for_each(|topic| naive.see(List::Topics, topic));
        for (list, value) in [
            (List::Providers, &draft.provider),
            (List::Types, &draft.kind),
            (List::Categories, &draft.category),
        ] {
            value.iter().for_each(|value| naive.see(list, value));
        }
    }
}

impl fmt::Display for Document {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Document::Given(text) => f.write_str(text),
            Document::Made(draft) => draft.fmt(f),
        }
    }
}

impl fmt::Display for Draft {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let quoted = |text: &str| serde_json::to_string(text).expect("a text can be quoted");
        writeln!(f, "---\ntitle: {}\nwebUrl: https://news.example/{}", quoted(&self.title), self.link)?;
        let texts = [
            ("excerpt", &self.excerpt),
            ("publishedDateTime", &self.date),
            ("type", &self.kind),
            ("category", &self.category),
        ];
        for (key, text) in texts {
            text.iter().try_for_each(|text| writeln!(f, "{key}: {}", quoted(text)))?;
        }
        for (key, number) in [("quality", self.quality), ("heat", self.heat)] {
            number.iter().try_for_each(|number| writeln!(f, "{key}: {number}"))?;
        }
        if !self.published {
            writeln!(f, "published: false")?;
        }
        if self.removed {
            writeln!(f, "removed: true")?;
        }
        if !self.topics.is_empty() {
            let topics: Vec<String> = self.topics.iter().map(|topic| quoted(topic)).collect();
            writeln!(f, "topics: [{}]", topics.join(", "))?;
        }
        self.provider.iter().try_for_each(|name| writeln!(f, "provider:\n  name: {}", quoted(name)))?;
        writeln!(f, "---")?;
        self.body.iter().try_for_each(|body| writeln!(f, "{body}"))
    }
}

/// What a query asks, without what it leaves open.
pub fn describe(query: &Query) -> String {
    let full = format!("{query:#?}");
    let plain = format!("{:#?}", Query::default());
    let told = full.lines().filter(|line| !plain.lines().any(|known| known == *line));
    told.map(str::trim).collect::<Vec<_>>().join(" ")
}
