//! Ranking and marks in many languages, by examples: what is found, in which order, and what is marked.
#![cfg(all(feature = "find", not(target_arch = "wasm32")))]

use newsrack::{Card, Query, Rack, SearchResult};

/// A rack of articles written as `title | excerpt`, each a minute older than the one before.
fn rack(articles: &[&str]) -> Rack {
    let mut rack = Rack::default();
    for (at, article) in articles.iter().enumerate() {
        let (title, excerpt) = article.split_once(" | ").unwrap_or((article, ""));
        let date = format!("2026-11-20T12:{:02}:00Z", 59 - at);
        let quoted = |text: &str| serde_json::to_string(text).expect("a text can be quoted");
        let source = format!(
            "title: {}\nexcerpt: {}\npublishedDateTime: {date}\nwebUrl: https://news.example/{at}\n",
            quoted(title),
            quoted(excerpt)
        );
        let report = rack.add(source.as_bytes(), Some("a.yaml"), &Default::default());
        assert_eq!((report.added, report.problems), (1, vec![]));
    }
    rack
}

fn search(rack: &Rack, text: &str) -> SearchResult {
    rack.search(&Query { text: Some(text.into()), ..Query::default() }).expect("no dates are asked for")
}

/// The title with what is marked in brackets; the excerpt too, if something in it is marked.
fn show(card: Card) -> String {
    let marked = |text: &str, marks: &[(u32, u32)]| {
        let units: Vec<u16> = text.encode_utf16().collect();
        let piece = |from: u32, to: u32| {
            String::from_utf16(&units[from as usize..to as usize]).expect("whole characters")
        };
        let mut shown = String::new();
        let mut from = 0;
        for &(start, end) in marks {
            shown += &format!("{}[{}]", piece(from, start), piece(start, end));
            from = end;
        }
        shown + &piece(from, units.len() as u32)
    };
    let marks = card.highlights.unwrap_or_default();
    let title = marked(&card.article.story.title, &marks.title);
    match card.article.story.excerpt.filter(|_| !marks.excerpt.is_empty()) {
        Some(excerpt) => format!("{title} | {}", marked(&excerpt, &marks.excerpt)),
        None => title,
    }
}

/// Queries over articles, and what each finds, in order.
#[track_caller]
fn finds(articles: &[&str], queries: &[(&str, &[&str])]) {
    let rack = rack(articles);
    for (text, expected) in queries {
        let found: Vec<String> = search(&rack, text).cards.into_iter().map(show).collect();
        assert_eq!(found, *expected, "for {text:?}");
    }
}

#[test]
fn english() {
    let articles = [
        "Tide gauges go online | Forty harbours publish the height of the water.",
        "The tide turns for harbour towns | A gauge on every quay.",
        "Title fights and tidal waves | Nothing about water.",
        "Online archives grow | Newspapers of the U.S. put 1,000 villages online; Ann's too.",
    ];
    finds(
        &articles,
        &[
            (
                "tide gauge",
                &[
                    "[Tide] [gauges] go online",
                    "The [tide] turns for harbour towns | A [gauge] on every quay.",
                ],
            ),
            (
                "tid",
                &[
                    "[Tide] gauges go online",
                    "Title fights and [tidal] waves",
                    "The [tide] turns for harbour towns",
                ],
            ),
            ("guages", &["Tide [gauges] go online"]),
            ("\"go online\"", &["Tide gauges [go online]"]),
            ("online -newspaper", &["Tide gauges go [online]"]),
            ("title:water", &[]),
            (
                "us 1000",
                &["Online archives grow | Newspapers of the [U.S]. put [1,000] villages online; Ann's too."],
            ),
            (
                "ann",
                &["Online archives grow | Newspapers of the U.S. put 1,000 villages online; [Ann's] too."],
            ),
            (
                "online archives grow",
                &[
                    "[Online] [archives] [grow] | Newspapers of the U.S. put 1,000 villages [online]; Ann's too.",
                ],
            ),
            ("xylophone", &[]),
        ],
    );
}

#[test]
fn german() {
    let articles = [
        "Die Straße nach Ko\u{308}ln",
        "Strassen ohne Namen",
        "Über Äpfel und Birnen | Ein Apfel fällt vom Baum.",
        "Fußballer fordern Bäder",
    ];
    finds(
        &articles,
        &[
            ("STRASSE", &["Die [Straße] nach Ko\u{308}ln", "[Strassen] ohne Namen"]),
            ("köln", &["Die Straße nach [Ko\u{308}ln]"]),
            ("apfel", &["Über [Äpfel] und Birnen | Ein [Apfel] fällt vom Baum."]),
            ("fussball", &["[Fußballer] fordern Bäder"]),
            ("birenn", &["Über Äpfel und [Birnen]"]),
        ],
    );
}

#[test]
fn french() {
    let articles = [
        "L’école rouvre à Nîmes | Les élèves sont de retour en été.",
        "Une œuvre d'art volée",
        "Les ecoles ferment | Aujourd’hui, tout est calme.",
    ];
    finds(
        &articles,
        &[
            ("OEUVRE", &["Une [œuvre] d'art volée"]),
            ("nimes ete", &["L’école rouvre à [Nîmes] | Les élèves sont de retour en [été]."]),
            ("e\u{301}leves", &["L’école rouvre à Nîmes | Les [élèves] sont de retour en été."]),
            ("aujourd'hui", &["Les ecoles ferment | [Aujourd’hui], tout est calme."]),
            ("ecole", &["[L’école] rouvre à Nîmes", "Les [ecoles] ferment"]),
        ],
    );
}

#[test]
fn turkish() {
    let articles =
        ["İstanbul'da ışık festivali", "ISPARTA güllerini topluyor", "Diyarbakır surları onarıldı"];
    finds(
        &articles,
        &[
            ("istanbul", &["[İstanbul'da] ışık festivali"]),
            ("IŞIK", &["İstanbul'da [ışık] festivali"]),
            ("ısparta", &["[ISPARTA] güllerini topluyor"]),
            ("diyarbakir", &["[Diyarbakır] surları onarıldı"]),
        ],
    );
}

#[test]
fn greek() {
    let articles = ["Ο ΛΌΓΟΣ της θάλασσας", "Λόγος και μύθος", "Ὁδὸς χωρίς όνομα"];
    finds(
        &articles,
        &[
            ("λογος", &["[Λόγος] και μύθος", "Ο [ΛΌΓΟΣ] της θάλασσας"]),
            ("ΘΑΛΑΣΣΑ", &["Ο ΛΌΓΟΣ της [θάλασσας]"]),
            ("οδος", &["[Ὁδὸς] χωρίς όνομα"]),
        ],
    );
}

#[test]
fn russian() {
    let articles = ["Ёлка в районе порта", "Новая книга о море | Елки и палки.", "Йод дорожает"];
    finds(
        &articles,
        &[
            ("елка", &["[Ёлка] в районе порта"]),
            ("палка", &["Новая книга о море | Елки и [палки]."]),
            ("район", &["Ёлка в [районе] порта"]),
            ("книгу", &["Новая [книга] о море"]),
            ("иод", &[]),
        ],
    );
}

#[test]
fn arabic() {
    let articles = ["مُحَمَّد يزور مدرسة جديدة", "أحمد في المستشفى", "كــتاب عن البحر"];
    finds(
        &articles,
        &[
            ("محمد", &["[مُحَمَّد] يزور مدرسة جديدة"]),
            ("مدرسه", &["مُحَمَّد يزور [مدرسة] جديدة"]),
            ("احمد", &["[أحمد] في المستشفى"]),
            ("المستشفي", &["أحمد في [المستشفى]"]),
            ("كِتاب", &["[كــتاب] عن البحر"]),
        ],
    );
}

#[test]
fn hebrew() {
    let articles = ["שָׁלוֹם לירושלים", "צה״ל פתח תערוכה", "הג׳ירפה בגן"];
    finds(
        &articles,
        &[
            ("שלום", &["[שָׁלוֹם] לירושלים"]),
            ("צהל", &["[צה״ל] פתח תערוכה"]),
            ("הגירפה", &["[הג׳ירפה] בגן"]),
            ("\u{200f}שלום\u{200f}", &["[שָׁלוֹם] לירושלים"]),
        ],
    );
}

#[test]
fn hindi() {
    let articles = ["हिन्दी में समाचार", "ज़मीन पर चाँद", "भारतीय बाज़ार"];
    finds(
        &articles,
        &[
            ("समाचार", &["हिन्दी में [समाचार]"]),
            ("जमीन", &["[ज़मीन] पर चाँद"]),
            ("चांद", &["ज़मीन पर [चाँद]"]),
            ("भारत", &["[भारतीय] बाज़ार"]),
        ],
    );
}

#[test]
fn thai() {
    let articles = ["ข่าวประเทศไทยวันนี้", "น้ำทะเลสูงขึ้น", "เรียนภาษาไทย"];
    finds(
        &articles,
        &[
            ("ประเทศไทย", &["ข่าว[ประเทศไทย]วันนี้"]),
            ("ไทย", &["เรียนภาษา[ไทย]", "ข่าวประเทศ[ไทย]วันนี้"]),
            ("น้ำ", &["[น้ำ]ทะเลสูงขึ้น"]),
            ("จีน", &[]),
        ],
    );
}

#[test]
fn chinese() {
    let articles = ["北京大学的海洋研究", "大学生在北京", "东京AI时代展览", "人"];
    finds(
        &articles,
        &[
            ("北京", &["大学生在[北京]", "[北京]大学的海洋研究"]),
            ("北京大学", &["[北京大学]的海洋研究"]),
            ("京大", &["北[京大]学的海洋研究"]),
            ("海", &["北京大学的[海]洋研究"]),
            ("AI时代", &["东京[AI时代]展览"]),
            ("人", &["[人]"]),
            ("京北", &[]),
        ],
    );
}

#[test]
fn japanese() {
    let articles = ["東京タワーの夜", "ラーメンの店が開く", "ﾗｰﾒﾝを食べる", "か\u{3099}んばれ東京"];
    finds(
        &articles,
        &[
            ("東京タワー", &["[東京タワー]の夜"]),
            ("ラーメン", &["[ﾗｰﾒﾝ]を食べる", "[ラーメン]の店が開く"]),
            ("がんばれ", &["[か\u{3099}んばれ]東京"]),
            ("東京", &["か\u{3099}んばれ[東京]", "[東京]タワーの夜"]),
            ("京都", &[]),
        ],
    );
}

#[test]
fn korean() {
    let articles = ["한국어판 뉴스", "대한민국의 바다", "\u{1112}\u{1161}\u{11ab}국 바다 소식"];
    finds(
        &articles,
        &[
            ("한국어", &["[한국어]판 뉴스"]),
            ("한국", &["[한국]어판 뉴스", "[\u{1112}\u{1161}\u{11ab}국] 바다 소식"]),
            ("민국", &["대한[민국]의 바다"]),
            ("바다 뉴스", &[]),
        ],
    );
}

/// Whether a title of only the second word is found by the first, typed in full, and not by a misspelling.
fn finds_inflected(asked: &str, written: &str) -> bool {
    // The exclamation mark is a clause of its own: so the word before it is not also a beginning.
    let found = search(&rack(&[written]), &format!("{asked} !"));
    found.cards.first().and_then(|card| card.score).is_some_and(|score| score >= 0.0)
}

#[test]
fn inflections_find_each_other() {
    #[rustfmt::skip]
    let families: &[&[&str]] = &[
        &["cat", "cats", "cat's", "Cats’"], &["story", "stories"], &["box", "boxes"], &["church", "churches"], &["class", "classes"],
        &["stop", "stops", "stopped", "stopping"], &["make", "makes", "making"], &["use", "uses"], &["fall", "falls", "falling"],
        &["movie", "movies"], &["publish", "published", "publishes", "publishing"], &["tide", "tides"], &["carry", "carries", "carried"],
        &["hope", "hopes", "hoped", "hoping"], &["plan", "plans", "planned", "planning"], &["agency", "agencies"], &["price", "priced", "prices"],
        &["Straße", "STRASSE"], &["case", "cases"], &["change", "changed", "changing", "changes"], &["use", "uses"], &["école", "l’école"], &["café", "cafe", "cafe\u{301}"], &["Σίσυφος", "ΣΊΣΥΦΟΣ"], &["İzmir", "izmir", "IZMIR"], &["ёлка", "елка"],
    ];
    for family in families {
        for (asked, written) in family.iter().flat_map(|a| family.iter().map(move |b| (a, b))) {
            assert!(finds_inflected(asked, written), "{asked} does not find {written}");
        }
    }
}

#[test]
fn words_are_not_confused() {
    #[rustfmt::skip]
    let pairs = [
        ("news", "new"), ("bus", "bu"), ("status", "stat"), ("analysis", "analys"), ("sing", "s"), ("string", "str"), ("bring", "bred"),
        ("organ", "organisation"), ("universe", "university"), ("general", "generate"), ("policy", "police"), ("wing", "win"),
        ("king", "kin"), ("shed", "sh"), ("hop", "hope"), ("us", "use"), ("us", "used"), ("us", "using"), ("car", "care"), ("plan", "planes"), ("glass", "glas"), ("red", "r"), ("feed", "fee"), ("species", "spec"),
        ("и", "й"), ("район", "раион"), ("мир", "мира"), ("Haus", "Hau"), ("das", "da"), ("les", "le"), ("las", "la"), ("Paris", "Pari"),
        ("海", "每"), ("東京", "京東"), ("한국", "중국"), ("بحر", "حرب"), ("1000", "100"), ("3.5", "35"),
    ];
    for (asked, written) in pairs {
        assert!(!finds_inflected(asked, written), "{asked} finds {written}");
        assert!(!finds_inflected(written, asked), "{written} finds {asked}");
    }
}

/// Texts that nobody would type are answered too, like any other.
#[test]
fn hostile_texts_are_answered() {
    let rack = rack(&["Tide gauges go online | 海洋 tides", "人 * \"quoted\" -minus"]);
    let texts = [
        "tide ".repeat(200_000),
        "x".repeat(1 << 20),
        "海".repeat(1 << 19),
        "海ア".repeat(1 << 18),
        "a-".repeat(1 << 19),
        "e\u{301}\u{302}".repeat(1 << 18),
        (0..10_000).map(|number| format!("word{number} ")).collect(),
        "\"".repeat(5000),
        "\"a\" ".repeat(5000),
        "-".repeat(5000),
        "- ".repeat(5000),
        "-a ".repeat(5000),
        "title:".repeat(5000),
        "*".into(),
        "* ".repeat(5000),
        "\0".into(),
        "\0tide\0gauge\0".into(),
        "\u{301}".into(),
        "\u{301}".repeat(5000),
        "\u{e31}\u{5bf}\u{3099}\u{1161}".into(),
        "\u{200f}\u{202e}\u{2066}".into(),
        "\u{202e}tide\u{202c}".into(),
        "\u{feff}".into(),
        "\u{10ffff}\u{fffe}".into(),
        "🏳️‍🌈👩‍👩‍👧‍👦".into(),
        "'".repeat(5000),
        "a'".repeat(5000),
        "U.".repeat(5000),
        "1,".repeat(5000),
        "\u{fdfa}".repeat(5000),
        "-title:\"".into(),
        "\"-title:".into(),
        "“tide„ ”gauges".into(),
    ];
    for text in texts {
        let started = std::time::Instant::now();
        let found = search(&rack, &text);
        let start: String = text.chars().take(20).collect();
        assert!(found.total <= 2, "{start:?}");
        assert!(started.elapsed().as_secs() < 5, "{start:?} took {:?}", started.elapsed());
    }
}
