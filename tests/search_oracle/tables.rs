//! Is the oracle right? Examples worked by hand.

use crate::near::{distances, stem};
use crate::query;
use crate::words::{fold, words};

#[track_caller]
fn is_cut(text: &str, expected: &str) {
    let found: Vec<String> = words(text).into_iter().map(|word| word.text).collect();
    assert_eq!(found.join(" "), expected, "{text:?}");
}

#[test]
fn texts_are_cut_into_words() {
    is_cut("", "");
    is_cut(" … — ! 👍🏽 ", "");
    is_cut("Tide gauges, go (online)!", "tide gauges go online");
    is_cut("don't don’t donʼt Ann's ANN’S James'", "dont dont dont ann ann james");
    is_cut("1,000 3.5 3.5.7 1,000.5 covid-19 .5", "1000 3.5 3.5.7 1000.5 covid 19 5");
    is_cut("L’école d'e\u{301}te\u{301} qu’il l'a O'Neil D's l'Oréal's", "ecole ete il la oneil d oreal");
    is_cut("U.S. and U.S.A's N.A.T.O. e\u{301}.u. x.yz", "us and usa nato eu x yz");
    is_cut("node.js snake_case a:b AT&T C++", "node js snake case a b at t c");
    is_cut("צה״ל ג׳ירפה צה\"ל", "צהל גירפה צה ל");
    is_cut("news\u{ad}paper می\u{200c}خواهم", "newspaper میخواهم");
    is_cut("东京大学", "东京 京大 大学 学");
    is_cut("AI时代 3D打印", "ai 时代 代 3d 打印 印");
    is_cut("らーめん ﾗｰﾒﾝ", "ら ー めん ん ラー ーメ メン ン");
    is_cut("時々、カタカナ漢字ひら", "時々 々 カタ タカ カナ ナ 漢字 字ひ ひら ら");
    is_cut("か\u{3099}い", "がい い");
    is_cut("ที่นี่", "ที่นี่ นี่");
    is_cut("\u{1112}\u{1161}\u{11ab}국", "한국 국");
    is_cut("한국어와 IT뉴스", "한국 국어 어와 와 it 뉴스 스");
}

#[test]
fn words_are_folded() {
    let same: &[(&str, &str)] = &[
        ("CAFE\u{301}", "cafe"),
        ("Straße GROẞ", "strasse gross"),
        ("Ærø œuvre þorn Łódź Đðħŧ", "aero oeuvre thorn lodz ddht"),
        ("İstanbul ISTANBUL ışık", "istanbul istanbul isik"),
        ("Σίσυφος ΣΊΣΥΦΟΣ", "σισυφοσ σισυφοσ"),
        ("Йод ёлка ї", "йод елка і"),
        ("مُحَمَّد أحمد إسلام آمن", "محمد احمد اسلام امن"),
        ("كــتاب مستشفى مدرسة", "كتاب مستشفي مدرسه"),
        ("שָׁלוֹם", "שלום"),
        ("हिन्दी ज़मीन चाँद", "हिन्दी जमीन चांद"),
        ("ﬁne ｆｕｌｌ x²", "fine full x2"),
    ];
    for (written, folded) in same {
        assert_eq!(fold(written), *folded);
    }
    assert_eq!(fold(&"é".repeat(100)), "e".repeat(64));
    assert_eq!(fold(&"жа".repeat(100)), "жа".repeat(16));
    assert_eq!(fold(&"a海".repeat(100)).len(), 64);
    assert_eq!(fold(&format!("a{}", "海".repeat(100))).len(), 64);
    assert_eq!(fold(&"海".repeat(100)).len(), 63);
}

#[test]
fn words_have_places() {
    let places =
        |text: &str| words(text).into_iter().map(|word| text[word.place].to_owned()).collect::<Vec<_>>();
    assert_eq!(places("¡Don't! x2"), ["Don't", "x2"]);
    assert_eq!(places("a node.js"), ["a", "node", "js"]);
    assert_eq!(places("in 东京都!"), ["in", "东京", "京都", "都"]);
}

#[test]
fn words_have_stems() {
    #[rustfmt::skip]
    let stems = [
        ("cats", "cat"), ("stories", "stori"), ("story", "stori"), ("ties", "tie"), ("boxes", "box"), ("buses", "bus"),
        ("classes", "class"), ("class", "class"), ("status", "status"), ("analysis", "analysis"), ("stopped", "stop"),
        ("stopping", "stop"), ("falling", "fall"), ("passed", "pass"), ("making", "make"), ("makes", "make"), ("make", "make"),
        ("sing", "sing"), ("string", "string"), ("news", "news"), ("movie", "movi"), ("movies", "movi"), ("agree", "agre"),
        ("agreeing", "agre"), ("shed", "shed"), ("used", "used"), ("uses", "use"), ("red", "red"), ("flies", "fli"),
        ("freeing", "fre"), ("speed", "speed"), ("bus", "bus"), ("goes", "goe"), ("straße", "straße"), ("die", "die"),
        ("dying", "dying"), ("houses", "hous"), ("house", "hous"), ("cases", "case"), ("sizes", "size"), ("churches", "church"),
        ("quizzes", "quizz"), ("cafe", "cafe"), ("planes", "plane"), ("planned", "plan"), ("changing", "chang"),
        ("change", "chang"), ("showed", "show"), ("hoped", "hope"), ("hopping", "hop"), ("typing", "type"), ("cities", "citi"),
    ];
    for (word, expected) in stems {
        assert_eq!(stem(word), expected, "{word}");
    }
}

#[test]
fn edits_are_counted() {
    let distance = |a: &str, b: &str| *distances(a, b).last().expect("there is one");
    assert_eq!(distance("gauge", "guage"), 1);
    assert_eq!(distance("gauge", "gage"), 1);
    assert_eq!(distance("gauge", "gouges"), 2);
    assert_eq!(distance("ca", "abc"), 3); // no edits between swapped letters
    assert_eq!(distance("жук", "лук"), 1);
    assert_eq!(distances("ab", "abc"), [2, 1, 0, 1]);
}

#[track_caller]
fn is_asked(text: &str, expected: &[&str]) {
    let groups: Vec<String> = query::read(text)
        .groups
        .iter()
        .map(|group| {
            let words = group.words.iter().map(|word| {
                let quoted = if word.quoted { "'" } else { "" };
                let begins = if word.begins { "…" } else { "" };
                format!("{quoted}{}{begins}", word.text)
            });
            let minus = if group.minus { "-" } else { "" };
            let field = group.field.map_or(String::new(), |field| format!("{field:?}:"));
            format!("{minus}{field}{}", words.collect::<Vec<_>>().join(" "))
        })
        .collect();
    assert_eq!(groups, expected, "{text:?}");
}

#[test]
fn queries_are_clauses_of_groups() {
    is_asked("", &[]);
    is_asked(" - -- \"\" ! ", &[]);
    is_asked("tide gauges", &["tide", "gauges…"]);
    is_asked("\"tide gauges\" x", &["'tide 'gauges", "x…"]);
    is_asked("“tide gauges”", &["'tide 'gauges"]);
    is_asked("\"tide gaug", &["'tide 'gaug…"]);
    is_asked("-covid-19 topic:ai -title:\"a b\"", &["-covid 19", "Topics:ai", "-Title:'a 'b"]);
    is_asked("covid-19", &["covid 19…"]);
    is_asked("tide -", &["tide"]);
    is_asked("tide - ! topic:ai", &["tide", "Topics:ai"]);
    is_asked("צה\"ל", &["צה ל…"]);
    is_asked("东京大学 海", &["东京 京大 大学", "海…"]);
    is_asked("AI时代", &["ai", "时代…"]);
    is_asked("\"东京 tower\"", &["'东京 '京 'tower"]);
    is_asked("title:\"a b\"c", &["Title:'a 'b", "c…"]);
    assert_eq!(query::read(&"东ア".repeat(500)).groups.len(), 32);
    is_asked("foo:bar title: x", &["foo bar", "title", "x…"]);
}
