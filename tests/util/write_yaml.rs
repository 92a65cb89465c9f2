//! Writes YAML made up by chance: front matter in every style, some of it broken on purpose.
//!
//! Chance is a list of bytes, each a choice; where it ends, the plainest choice is taken. So whoever
//! shortens the list makes the document simpler.

/// Choices, one after another.
pub struct Choices<'a>(&'a [u8]);

impl Choices<'_> {
    fn below(&mut self, count: usize) -> usize {
        let Some((&first, rest)) = self.0.split_first() else { return 0 };
        self.0 = rest;
        usize::from(first) % count
    }

    fn pick<T: Copy>(&mut self, list: &[T]) -> T {
        list[self.below(list.len())]
    }

    /// True for one byte in `odds`, never for the plainest.
    fn rarely(&mut self, odds: usize) -> bool {
        self.below(odds) == odds - 1
    }
}

#[rustfmt::skip]
const KEYS: &[&str] = &[
    "title", "webUrl", "excerpt", "publishedDateTime", "topics", "images", "provider", "related", "published",
    "quality", "url", "name", "type", "category", "originalUrl", "width", "heat", "secured", "featuredContent",
    "updatedDateTime", "ampWebUrl", "cdnAmpWebUrl", "removed", "domain", "height", "isCached", "attribution", "tags",
];
#[rustfmt::skip]
const ODD_KEYS: &[&str] = &[
    "x", "a-b", "two words", "é", "海", "a.b", "1", "a:b", "a#b", "x_y", "-x", "<<", "true", "~", "\"quoted\"",
    "'single'", "a\tb", "[x]", "? x", "*a", "k,l", "k]l", "k}",
];
#[rustfmt::skip]
const WORDS: &[&str] = &[
    "word", "a", "1984", "-1", "2021-06-10", "https://example.org/a?b=c", "true", "é", "海洋", "😀",
];
#[rustfmt::skip]
const ODD_WORDS: &[&str] = &[
    "~", "null", "NO", "don't", "a:b", "a: b", "a:", ":b", "#b", "a#b", "a #b", "-", "--", "- a", "-a", "?", "? a", "?a",
    "[x]", "[", "]", "{x}", "{", "}", "x,y", ",", "&a", "*a", "!t", "!!str", "%", "@", "`", "|", ">", "\"", "'", "\\",
    "...", "---", "=", "<<", "\t", "\u{a0}", "\u{85}", "\u{2028}", "\u{2029}", "\u{feff}", "\u{fffd}", "\u{3000}",
    "\u{7f}", "\u{1}", "&amp;", "javascript:x", "\\n", "''", "\"\"", "x\u{2028}y", "\u{d7ff}", "\u{10ffff}",
];
#[rustfmt::skip]
const ESCAPES: &[&str] = &[
    "\\n", "\\t", "\\\"", "\\\\", "\\/", "\\x41", "\\u00e9", "\\U0001F600", "\\ud83d\\ude00", "\\0", "\\a", "\\b", "\\v",
    "\\f", "\\r", "\\e", "\\N", "\\_", "\\L", "\\P", "\\ ", "\\\t", "\\uFEFF", "\\q", "\\ud83d", "\\ude00", "\\x4",
    "\\U00110000", "\\ud83d\\u0041", "\\uD83D\\uDE00x",
];

/// A document of these choices.
pub fn document(choices: &[u8]) -> String {
    let mut choices = Choices(choices);
    let line_end = choices.pick(&["\n", "\n", "\n", "\r\n"]);
    let mutations = choices.pick(&[0, 0, 0, 0, 1, 1, 2, 3]);
    let indent = choices.pick(&[0, 0, 0, 0, 0, 1, 2]);
    let mut writer = Writer { choices, out: String::new(), depth: 0 };
    writer.between();
    writer.head(indent);
    writer.map(indent, false);
    let Writer { mut choices, mut out, .. } = writer;
    if choices.rarely(8) {
        out.truncate(out.trim_end_matches('\n').len());
    }
    for _ in 0..mutations {
        out = mutated(&mut choices, &out);
    }
    out.replace('\n', line_end)
}

struct Writer<'a> {
    choices: Choices<'a>,
    out: String,
    depth: usize,
}

impl Writer<'_> {
    fn spaces(&mut self, count: usize) {
        self.out.extend(std::iter::repeat_n(' ', count));
    }

    /// What may stand between two lines: nothing, blank lines, comments.
    fn between(&mut self) {
        while self.choices.rarely(8) {
            let line = self.choices.pick(&[
                "\n",
                "# a comment\n",
                "  \n",
                "   # indented\n",
                "\t\n",
                "#\n",
                " \t \n",
            ]);
            self.out.push_str(line);
        }
    }

    /// The end of a line, now and then with a comment before it.
    fn end(&mut self) {
        let end = self
            .choices
            .pick(&["\n", "\n", "\n", "\n", "\n", "\n", "\n", " # c\n", "  \n", "\t\n", "\t# c\n", " #\n"]);
        self.out.push_str(end);
        self.between();
    }

    /// What every article needs, nearly always: else hardly any would be one.
    fn head(&mut self, indent: usize) {
        for line in ["title: A tide gauge\n", "webUrl: https://example.org/tides\n"] {
            if !self.choices.rarely(12) {
                self.spaces(indent);
                self.out.push_str(line);
                self.between();
            }
        }
    }

    /// A map whose keys stand at `indent`; the first stands on a line already begun, if `inline`.
    fn map(&mut self, indent: usize, inline: bool) {
        self.depth += 1;
        for at in 0..1 + self.choices.below(5) {
            if at > 0 || !inline {
                self.spaces(indent);
            }
            let key =
                if self.choices.rarely(10) { self.choices.pick(ODD_KEYS) } else { self.choices.pick(KEYS) };
            let colon = self.choices.pick(&[":", ":", ":", ":", ":", ":", ":", " :", "\t:"]);
            self.out.push_str(key);
            self.out.push_str(colon);
            self.value(indent, true);
        }
        self.depth -= 1;
    }

    /// A list whose dashes stand at `indent`.
    fn list(&mut self, indent: usize, inline: bool) {
        self.depth += 1;
        for at in 0..1 + self.choices.below(4) {
            if at > 0 || !inline {
                self.spaces(indent);
            }
            self.out.push('-');
            let gap = self.choices.pick(&[1, 1, 1, 2, 3]);
            match self.choices.below(8) {
                0..3 if self.depth < 6 => {
                    self.spaces(gap);
                    self.map(indent + 1 + gap, true);
                }
                3 if self.depth < 6 => {
                    self.spaces(gap);
                    self.list(indent + 1 + gap, true);
                }
                _ => self.value(indent, false),
            }
        }
        self.depth -= 1;
    }

    /// What follows a colon or a dash, in a collection at `indent`, with its line end.
    fn value(&mut self, indent: usize, in_map: bool) {
        let gap = self.choices.pick(&[" ", " ", " ", " ", "  ", "\t"]);
        let deep = self.depth >= 6;
        match self.choices.below(16) {
            10 | 11 if !deep => {
                self.end();
                let more = self.choices.pick(&[2, 2, 1, 4]);
                self.map(indent + more, false);
            }
            12 | 13 if !deep => {
                self.end();
                let more = self.choices.pick(&[2, 0, 1, 4]);
                self.list(indent + if in_map { more } else { more.max(1) }, false);
            }
            14 => self.end(),
            15 => {
                self.out.push_str(gap);
                self.block_scalar(indent);
            }
            style => {
                if self.choices.rarely(12) {
                    self.end();
                    self.spaces(indent + 1);
                } else {
                    self.out.push_str(gap);
                }
                match style {
                    0..4 => self.plain(indent),
                    4 | 5 => self.double(indent),
                    6 => self.single(indent),
                    _ => self.flow(),
                }
                self.end();
            }
        }
    }

    fn word(&mut self) -> &'static str {
        if self.choices.rarely(10) { self.choices.pick(ODD_WORDS) } else { self.choices.pick(WORDS) }
    }

    /// Between two words: a space, or a line break that folds.
    fn fold(&mut self, indent: usize) {
        match self.choices.below(14) {
            0..9 => self.out.push(' '),
            9 => self.out.push_str("  "),
            10 => self.out.push('\t'),
            11 => {
                self.out.push('\n');
                self.spaces(indent + 1);
            }
            12 => {
                self.out.push_str(" \n\n");
                self.spaces(indent + 2);
            }
            _ => {
                let blank = self.choices.pick(&["\n \t\n", "\t\n", "\n\n\n", "\n"]);
                self.out.push_str(blank);
                let more = self.choices.pick(&[1, 2, 4, 0]);
                self.spaces(indent + more);
                let tab = self.choices.pick(&["", "", "\t"]);
                self.out.push_str(tab);
            }
        }
    }

    fn plain(&mut self, indent: usize) {
        for at in 0..1 + self.choices.below(4) {
            if at > 0 {
                self.fold(indent);
            }
            let word = self.word();
            self.out.push_str(word);
        }
    }

    fn single(&mut self, indent: usize) {
        self.out.push('\'');
        for at in 0..self.choices.below(4) {
            if at > 0 {
                self.fold(indent);
            }
            let word = self.word();
            self.out.push_str(&word.replace('\'', "''"));
        }
        self.out.push('\'');
    }

    fn double(&mut self, indent: usize) {
        self.out.push('"');
        for at in 0..self.choices.below(5) {
            if at > 0 {
                self.fold(indent);
            }
            match self.choices.below(6) {
                4 => {
                    let escape = self.choices.pick(ESCAPES);
                    self.out.push_str(escape);
                }
                5 => {
                    let continued = self.choices.pick(&["\\\n", "x\\\n", " \\\n\n", "\\  \n"]);
                    self.out.push_str(continued);
                    self.spaces(indent + 1);
                    let escaped = self.choices.pick(&["", "\\ ", "\\\t", "\t"]);
                    self.out.push_str(escaped);
                }
                _ => {
                    let word = self.word();
                    self.out.push_str(&word.replace('\\', "\\\\").replace('"', "\\\""));
                }
            }
        }
        self.out.push('"');
    }

    /// `|` or `>` and its lines.
    fn block_scalar(&mut self, indent: usize) {
        let more = 1 + self.choices.below(4);
        let style = self.choices.pick(&["|", ">"]);
        let chomping = self.choices.pick(&["", "-", "+"]);
        let digit = if self.choices.rarely(4) { more.to_string() } else { String::new() };
        let header =
            if self.choices.rarely(2) { [chomping, &digit].concat() } else { [&digit, chomping].concat() };
        let end = self.choices.pick(&["\n", "\n", "\n", " # c\n", "  \n", "x\n", "\t\n"]);
        self.out.extend([style, &header, end]);
        for _ in 0..self.choices.below(6) {
            match self.choices.below(12) {
                0..6 => {
                    self.spaces(indent + more);
                    self.plain_line();
                }
                6 | 7 => {
                    self.spaces(indent + more + 1);
                    self.plain_line();
                }
                8 => self.out.push('\n'),
                9 => {
                    let count = self.choices.below(8);
                    self.spaces(count);
                    self.out.push('\n');
                }
                10 => {
                    self.spaces(indent + more);
                    let tab =
                        self.choices.pick(&["\t\n", "\tx\n", " \n", "# no comment\n", "- x\n", "x: y\n"]);
                    self.out.push_str(tab);
                }
                _ => {
                    let odd = self.choices.pick(&["\t\n", "# c\n", " # c\n", " x\n"]);
                    self.out.push_str(odd);
                }
            }
        }
    }

    fn plain_line(&mut self) {
        for at in 0..1 + self.choices.below(3) {
            if at > 0 {
                self.out.push(' ');
            }
            let word = self.word();
            self.out.push_str(word);
        }
        let end = self.choices.pick(&["\n", "\n", "\n", " \n", "\t\n"]);
        self.out.push_str(end);
    }

    /// A list or map on one line, nearly always.
    fn flow(&mut self) {
        self.depth += 1;
        let is_map = self.choices.rarely(2);
        self.out.push(if is_map { '{' } else { '[' });
        for at in 0..self.choices.below(4) {
            if at > 0 {
                let comma = self.choices.pick(&[", ", ", ", ",", " ,", ",\t", ",\n    "]);
                self.out.push_str(comma);
            } else if self.choices.rarely(4) {
                self.out.push(' ');
            }
            if is_map {
                let odd = self.choices.rarely(10);
                let key = if odd { self.choices.pick(ODD_KEYS) } else { self.choices.pick(KEYS) };
                let colon = self.choices.pick(&[": ", ": ", ": ", ":", " : ", ":\t", ":  "]);
                self.out.push_str(key);
                self.out.push_str(colon);
            }
            match self.choices.below(10) {
                0..6 => {
                    let word = self.word();
                    self.out.push_str(word);
                }
                6 => self.double(1000),
                7 => self.single(1000),
                8 if self.depth < 6 => self.flow(),
                _ => self.out.push_str("two words"),
            }
        }
        let end = self.choices.pick(&["", "", "", ",", " ", ", "]);
        self.out.push_str(end);
        self.out.push(if is_map { '}' } else { ']' });
        self.depth -= 1;
    }
}

/// One small accident to a document.
fn mutated(choices: &mut Choices, text: &str) -> String {
    let mut lines: Vec<String> = text.split_inclusive('\n').map(str::to_owned).collect();
    if lines.is_empty() {
        return choices.pick(ODD_WORDS).to_owned();
    }
    let at = choices.below(lines.len());
    let other = choices.below(lines.len());
    match choices.below(9) {
        0 => insert_word(choices, &mut lines[at]),
        1 => lines[at].insert(0, ' '),
        2 => {
            if lines[at].starts_with(' ') {
                lines[at].remove(0);
            }
        }
        3 => lines.swap(at, other),
        4 => {
            lines.remove(at);
        }
        5 => {
            let line = lines[at].clone();
            lines.insert(other, line);
        }
        6 => {
            let end = lines[at].trim_end_matches('\n').len();
            lines[at].truncate(end);
        }
        7 => {
            let half = lines[at].chars().count() / 2;
            lines[at] = lines[at].chars().take(half).chain(['\n']).collect();
        }
        _ => lines[at].insert(0, '\t'),
    }
    lines.concat()
}

/// Puts an odd word somewhere into a line.
fn insert_word(choices: &mut Choices, line: &mut String) {
    let places: Vec<usize> = line.char_indices().map(|(at, _)| at).collect();
    let at = choices.below(places.len());
    let word = choices.pick(ODD_WORDS);
    line.insert_str(places[at], word);
}
