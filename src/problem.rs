//! What went wrong, where, and what to do about it.

#![expect(
    clippy::arithmetic_side_effects,
    reason = "places in a text that is in memory, far from the largest number; less is only ever taken from a later place"
)]

use serde::Serialize;

/// How much a [`Problem`] costs its article.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Severity {
    /// The article (or the whole source) is not shown.
    Error,
    /// The article is shown, without the part the problem is about.
    Warning,
}

/// The stable name of a kind of [`Problem`]; kebab-case when written.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Code {
    /// The front matter is not YAML.
    YamlSyntax,
    /// The front matter would cost too much to read.
    YamlLimit,
    /// There is no title.
    MissingTitle,
    /// There is neither `webUrl` nor `originalUrl`.
    MissingLink,
    /// A link is not an absolute http(s) address.
    BadUrl,
    /// A date could not be read.
    BadDate,
    /// A value is not of the kind that its field takes.
    BadValue,
    /// A key stands twice in one map.
    DuplicateKey,
    /// The block of front matter has no closing line.
    Unterminated,
    /// The bytes are not UTF-8 text.
    NotUtf8,
    /// The source is larger than it may be.
    TooLarge,
    /// The source could not be had.
    FetchFailed,
    /// The engine ran out of memory or failed at the source.
    EngineFailed,
    /// The source holds no article.
    NoArticles,
    /// More is wrong with the source than is told.
    MoreProblems,
}

impl Code {
    /// Whether the article is lost with it, or only a part of the article.
    pub fn severity(self) -> Severity {
        match self {
            Code::BadUrl | Code::BadDate | Code::BadValue | Code::MoreProblems => Severity::Warning,
            _ => Severity::Error,
        }
    }

    /// The name as it is written in reports: `yaml-syntax`, `bad-url`, …
    pub fn name(self) -> &'static str {
        NAMES.iter().find(|(code, _)| *code == self).map_or("", |(_, name)| name)
    }

    /// The code of that name.
    pub fn named(name: &str) -> Option<Code> {
        NAMES.iter().find(|(_, known)| *known == name).map(|(code, _)| *code)
    }
}

const NAMES: [(Code, &str); 15] = [
    (Code::YamlSyntax, "yaml-syntax"),
    (Code::YamlLimit, "yaml-limit"),
    (Code::MissingTitle, "missing-title"),
    (Code::MissingLink, "missing-link"),
    (Code::BadUrl, "bad-url"),
    (Code::BadDate, "bad-date"),
    (Code::BadValue, "bad-value"),
    (Code::DuplicateKey, "duplicate-key"),
    (Code::Unterminated, "unterminated"),
    (Code::NotUtf8, "not-utf8"),
    (Code::TooLarge, "too-large"),
    (Code::FetchFailed, "fetch-failed"),
    (Code::EngineFailed, "engine-failed"),
    (Code::NoArticles, "no-articles"),
    (Code::MoreProblems, "more-problems"),
];

impl Serialize for Code {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(self.name())
    }
}

/// Something a reader of articles should know: displayed as `file:line:column: message`.
///
/// ```
/// let mut rack = newsrack::Rack::default();
/// let report = rack.add(b"---\ntitle: Tides\n---\n", Some("tides.md"), &Default::default());
/// assert_eq!(
///     report.problems[0].to_string(),
///     "tides.md:2:1: error: The article has no link; add a webUrl with its https address. [missing-link]"
/// );
/// ```
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Problem {
    /// Whether the article is lost with it.
    pub severity: Severity,
    /// What kind of problem it is.
    pub code: Code,
    /// What is wrong and what to do, one sentence or two.
    pub message: String,
    /// The name of the source.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub source: Option<String>,
    /// The line in the source, from 1.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub line: Option<u32>,
    /// The column in that line, in characters from 1.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub column: Option<u32>,
    /// The field, as a path: `related[2].webUrl`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub field: Option<String>,
    /// The id of the article, when it is shown.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub article: Option<String>,
}

impl Problem {
    /// A problem of a whole source, with no line to point at.
    pub fn of_source(code: Code, source: Option<&str>, message: impl Into<String>) -> Problem {
        Problem {
            severity: code.severity(),
            code,
            message: message.into(),
            source: source.map(str::to_owned),
            line: None,
            column: None,
            field: None,
            article: None,
        }
    }

    /// The same problem, at a place of the source.
    pub fn at(self, place: Place) -> Problem {
        Problem { line: Some(place.line), column: Some(place.column), ..self }
    }
}

/// What to say of a key that stands twice, whichever reader found it.
pub fn duplicate_key(key: &str) -> String {
    ["The key \"", key, "\" stands here a second time; keep one of the two."].concat()
}

impl std::fmt::Display for Problem {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{}:", self.source.as_deref().unwrap_or("(text)"))?;
        if let (Some(line), Some(column)) = (self.line, self.column) {
            write!(f, "{line}:{column}:")?;
        }
        let severity = if self.severity == Severity::Error { "error" } else { "warning" };
        write!(f, " {severity}: {} [{}]", self.message, self.code.name())
    }
}

/// A place in a text: line and column, both from 1, the column in characters.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Place {
    /// The line, from 1.
    pub line: u32,
    /// The column, in characters from 1.
    pub column: u32,
}

impl Place {
    /// The place of byte `offset` in `text`, whose first line is line `first_line` of its source.
    /// Costs the length of the text up to there; so it is asked for only when there is a problem.
    pub fn in_text(text: &str, offset: usize, first_line: u32) -> Place {
        let before = text.get(..offset).unwrap_or(text);
        let line_start = before.rfind('\n').map_or(0, |at| at + 1);
        let breaks = memchr::memchr_iter(b'\n', before.as_bytes()).count();
        let column = before.get(line_start..).unwrap_or("").chars().count();
        Place { line: first_line + breaks as u32, column: column as u32 + 1 }
    }
}

/// Why a document is not read, with its place if the parser knows one.
#[derive(Debug, PartialEq, Eq)]
pub struct Refused {
    pub code: Code,
    pub message: String,
    pub place: Option<Place>,
}
