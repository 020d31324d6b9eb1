//! What is rendered in a dialect is read back the same, whatever the places and words.

use legistique::{
    Act, Alineas, Directive, Document, Edge, Place, Side, Span, Style, Unit, Which, apply_readings, draft_in,
    join_sentences, parse_in, read_amendment, render_in, resolve,
};
use proptest::prelude::*;
use proptest::strategy::ValueTree as _;

fn words() -> impl Strategy<Value = String> {
    prop::collection::vec(
        "(une?|les?|conseil|l’avis|délibération|élus|10|2,5|marchés|d’eau|trimestre|séance)",
        1..5,
    )
    .prop_map(|words| words.join(" ").replace("’ ", "’"))
}

fn lines() -> impl Strategy<Value = String> {
    prop::collection::vec(
        words().prop_map(|words| format!("Le conseil examine {words}.")),
        1..4,
    )
    .prop_map(|lines| lines.join("\n"))
}

fn alineas() -> impl Strategy<Value = Alineas> {
    (1..90_i32, prop::option::of(1..20_i32), any::<bool>()).prop_map(|(first, more, is_range)| Alineas {
        first,
        last: more.map(|more| first + more),
        is_range: more.is_some() && is_range,
    })
}

fn place() -> impl Strategy<Value = Place> {
    (
        alineas(),
        prop::option::of(prop::sample::select(vec![1, 2, 3, -1, -2])),
    )
        .prop_map(|(group, phrase)| {
            let one = Alineas::one(group.first);
            Place {
                alineas: vec![if phrase.is_some() { one } else { group }],
                phrases: phrase.into_iter().collect(),
                ..Place::default()
            }
        })
}

fn one_place() -> impl Strategy<Value = Place> {
    place().prop_map(|place| Place {
        alineas: vec![Alineas::one(place.alineas[0].first)],
        ..place
    })
}

fn which() -> impl Strategy<Value = Option<Which>> {
    prop::option::weighted(
        0.3,
        prop_oneof![
            prop::sample::select(vec![1, 2, 3, -1]).prop_map(Which::Nth),
            Just(Which::All(Some(2)))
        ],
    )
}

fn bare(act: Act, place: Place) -> Directive {
    Directive::new(act, place)
}

fn directive() -> impl Strategy<Value = Directive> {
    let units = prop_oneof![
        words().prop_map(|text| (Unit::Mots, text)),
        words().prop_map(|text| (Unit::Phrase, format!("Le conseil examine {text}."))),
        lines().prop_map(|text| (Unit::Alinea, text)),
    ];
    let edge = prop::option::weighted(0.2, prop::sample::select(vec![Edge::Debut, Edge::Fin]));
    let side = prop::sample::select(vec![Side::Avant, Side::Apres]);
    prop_oneof![
        place().prop_map(|place| bare(Act::Supprimer, place)),
        (place(), lines()).prop_map(|(place, text)| Directive {
            text,
            ..bare(Act::Rediger, place)
        }),
        (one_place(), edge, words(), prop::option::of(words()), which()).prop_map(
            |(place, edge, old, new, occurrence)| Directive {
                words: Some(old),
                text: new.unwrap_or_default(),
                occurrence,
                ..bare(Act::RemplacerMots, Place { edge, ..place })
            }
        ),
        (one_place(), side.clone(), words(), words(), which()).prop_map(
            |(place, side, anchor, text, occurrence)| Directive {
                words: Some(anchor),
                text,
                side: Some(side),
                occurrence,
                ..bare(Act::InsererMots, place)
            }
        ),
        (one_place(), words(), prop::option::of(words())).prop_map(|(place, anchor, new)| Directive {
            words: Some(anchor),
            text: new.unwrap_or_default(),
            ..bare(Act::RedigerFin, place)
        }),
        (one_place(), units).prop_map(|(place, (unit, text))| Directive {
            text,
            unit: Some(unit),
            ..bare(Act::Completer, place)
        }),
        (one_place(), side, lines()).prop_map(|(place, side, text)| Directive {
            place: Place {
                phrases: Vec::new(),
                ..place
            },
            text,
            unit: Some(Unit::Alinea),
            side: Some(side),
            ..bare(Act::InsererBlocs, Place::default())
        }),
    ]
}

/// Whole articles, named divisions, intitulés, items, moves, new numbers, what comes back, beginnings.
fn rarer() -> impl Strategy<Value = Directive> {
    let whole = prop_oneof![
        Just(Place {
            is_this_division: true,
            ..Place::default()
        }),
        (1..40_i32).prop_map(|number| Place {
            division: Some(format!("article {number}")),
            ..Place::default()
        }),
        (1..9_i32).prop_map(|number| Place {
            division: Some(format!("article {number} bis")),
            ..Place::default()
        }),
    ]
    .boxed();
    let named = (
        one_place(),
        prop::sample::select(vec!["article 3", "action 12", "article 7 bis", "titre II"]),
    )
        .prop_map(|(place, division)| Place {
            division: Some(division.to_owned()),
            ..place
        })
        .boxed();
    let heading = prop::option::of(1..9_i32).prop_map(|number| Place {
        is_heading: true,
        division: number.map(|number| format!("action {number}")),
        ..Place::default()
    });
    let plain = alineas()
        .prop_map(|group| Place {
            alineas: vec![Alineas::one(group.first)],
            ..Place::default()
        })
        .boxed();
    prop_oneof![
        whole.clone().prop_map(|place| bare(Act::Supprimer, place)),
        (whole.clone(), lines()).prop_map(|(place, text)| Directive {
            text,
            ..bare(Act::Rediger, place)
        }),
        (whole.clone(), lines()).prop_map(|(place, text)| Directive {
            text,
            ..bare(Act::Retablir, place)
        }),
        (whole, lines()).prop_map(|(place, text)| Directive {
            text,
            unit: Some(Unit::Alinea),
            ..bare(Act::Completer, place)
        }),
        (named.clone(), words(), prop::option::of(words())).prop_map(|(place, old, new)| Directive {
            words: Some(old),
            text: new.unwrap_or_default(),
            ..bare(Act::RemplacerMots, place)
        }),
        named.prop_map(|place| bare(Act::Supprimer, place)),
        (heading, words()).prop_map(|(place, text)| Directive {
            text,
            ..bare(Act::Rediger, place)
        }),
        (plain.clone(), lines()).prop_map(|(place, text)| Directive {
            text,
            ..bare(Act::Retablir, place)
        }),
        (plain.clone(), words()).prop_map(|(place, text)| Directive {
            text,
            unit: Some(Unit::Mots),
            ..bare(
                Act::InsererDebut,
                Place {
                    edge: Some(Edge::Debut),
                    ..place
                }
            )
        }),
        (
            plain.clone(),
            plain,
            prop::sample::select(vec![Side::Avant, Side::Apres])
        )
            .prop_map(|(place, to, side)| Directive {
                side: Some(side),
                destination: Some(to),
                ..bare(Act::Deplacer, place)
            }),
    ]
}

/// How many directives of each dialect were rendered, of all.
fn coverage(directives: &[Directive], style: Style) -> (usize, usize) {
    let said = directives
        .iter()
        .filter(|directive| render_in(directive, style).is_some())
        .count();
    (said, directives.len())
}

/// Plain alinéas, of words without a quotation mark: hardly any change of them may be refused.
#[test]
fn few_drafts_of_plain_texts_are_refused() {
    const DRAWN: u32 = 200;
    const REFUSED_MAX: f64 = 3.0;
    let mut runner = proptest::test_runner::TestRunner::deterministic();
    let texts = (
        prop::collection::vec(words(), 1..6),
        prop::collection::vec(words(), 1..6),
    );
    let mut refused = [0_u32; Style::ALL.len()];
    for _ in 0..DRAWN {
        let (old, new) = texts.new_tree(&mut runner).expect("two texts").current();
        let (old, new) = (plain(&old), plain(&new));
        for (count, style) in refused.iter_mut().zip(Style::ALL) {
            *count += u32::from(draft_in(&old, &new, style).is_err());
        }
    }
    for (count, style) in refused.into_iter().zip(Style::ALL) {
        let share = 100.0 * f64::from(count) / f64::from(DRAWN);
        assert!(
            share <= REFUSED_MAX,
            "{style}: {count} of {DRAWN} drafts refused ({share:.1} %, {REFUSED_MAX} % at most); all: {refused:?}"
        );
    }
}

/// One alinéa for each group of words.
fn plain(lines: &[String]) -> Document {
    let lines: Vec<String> = lines.iter().map(|line| format!("Le maire {line}.")).collect();
    Document::parse(&lines.join("\n\n"))
}

#[test]
fn each_dialect_says_nearly_all() {
    let mut runner = proptest::test_runner::TestRunner::deterministic();
    let mut draw = |strategy: &dyn Fn(&mut proptest::test_runner::TestRunner) -> Directive| {
        (0..300)
            .map(|_| strategy(&mut runner))
            .collect::<Vec<Directive>>()
    };
    let common = draw(&|runner| directive().new_tree(runner).expect("a directive").current());
    let rare = draw(&|runner| rarer().new_tree(runner).expect("a directive").current());
    for (style, common_min, rare_min) in [
        (Style::Assemblee, 100, 100),
        (Style::Commune, 100, 100),
        (Style::Senat, 90, 97),
        (Style::Loi, 100, 100),
    ] {
        for (what, directives, least) in [("common", &common, common_min), ("rare", &rare, rare_min)] {
            let (said, all) = coverage(directives, style);
            println!("{style}, {what}: {said} of {all}");
            assert!(said * 100 >= all * least, "{style}, {what}: {said} of {all}");
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 400, ..ProptestConfig::default() })]

    #[test]
    fn what_is_rarer_is_read_back_too(directive in rarer()) {
        for style in Style::ALL {
            let Some(sentence) = render_in(&directive, style) else { continue };
            for read_as in [Some(style), None] {
                let read = parse_in(&sentence, read_as);
                prop_assert!(read.is_complete(), "{style} as {read_as:?}: {sentence}");
                let found: Vec<Directive> = read.directives.into_iter().map(|one| Directive { span: Span::default(), announced: None, ..one }).collect();
                prop_assert_eq!(&found, &vec![directive.clone()], "{} as {:?}: {}", style, read_as, sentence);
            }
        }
    }

    #[test]
    fn what_is_rendered_is_read_back(directive in directive()) {
        for style in Style::ALL {
            let Some(sentence) = render_in(&directive, style) else {
                // Each dialect has its own gaps; the Assemblée’s has none for these.
                prop_assert!(style != Style::Assemblee, "not said in {style}: {directive:?}");
                continue;
            };
            let read = parse_in(&sentence, Some(style));
            prop_assert!(read.is_complete(), "{sentence}");
            prop_assert_eq!(read.directives.len(), 1);
            let read = Directive { span: Span::default(), announced: None, ..read.directives[0].clone() };
            prop_assert_eq!(read, directive.clone());
        }
    }

    #[test]
    fn a_draft_in_any_dialect_gives_the_new_text(old in prop::collection::vec(words(), 1..6), new in prop::collection::vec(words(), 1..6)) {
        let (old, new) = (plain(&old), plain(&new));
        for style in Style::ALL {
            let Ok(drafted) = draft_in(&old, &new, style) else { continue };
            let sentences = drafted.sentences;
            if sentences.is_empty() {
                prop_assert_eq!(&old, &new);
                continue;
            }
            // As the command does, without being told the dialect.
            let reading = read_amendment(&join_sentences(&sentences), None, &old, None);
            prop_assert_eq!(apply_readings(&old, &[&reading]).document, new.clone(), "{}", join_sentences(&sentences));
        }
    }

    #[test]
    fn reading_never_fails(text in "\\PC{0,200}", style in prop::sample::select(Style::ALL.to_vec())) {
        let read = parse_in(&text, Some(style));
        let spans = read.directives.iter().map(|one| one.span).chain(read.not_understood.iter().map(|one| one.span)).chain(read.connectives.iter().copied());
        for span in spans {
            prop_assert!(text.get(span.start..span.end).is_some());
        }
        let _ = resolve(&read, &Document::parse(&text), None);
    }

    #[test]
    fn reading_what_looks_like_an_amendment_never_fails(
        parts in prop::collection::vec(prop::sample::select(vec![
            "I. – ", "À l’alinéa 3, ", "Alinéa 2\n", "substituer aux mots : ", "« un »", "« ", " »", "par ", "les mots :\n", "supprimer ", "l’alinéa ", "4 à ", "insérer ", "\n", "« deux\n« trois", "1° ", "procéder à la même substitution", "\"", "cet article", "la fin de ", "respectivement ",
        ]), 0..14),
    ) {
        let text = parts.concat();
        for style in Style::ALL {
            let read = parse_in(&text, Some(style));
            let _ = resolve(&read, &Document::parse("Un.\n\nDeux."), None);
        }
    }
}

#[test]
fn what_each_amendment_wrote_can_be_pointed_at() {
    let base = Document::parse("Un bilan est fait chaque trimestre.\n\nIl est public.");
    let readings = [
        "À l’alinéa 1, substituer au mot : « trimestre » le mot : « mois ».",
        "Alinéa 2\nCompléter cet alinéa par une phrase ainsi rédigée :\nIl est bref.",
    ]
    .map(|sentence| resolve(&parse_in(sentence, None), &base, None));
    let applied = apply_readings(&base, &readings.each_ref());
    let text = applied.document.to_markdown();
    let before = base.to_markdown();
    let said: Vec<(usize, &str, &str)> = applied
        .provenance
        .iter()
        .flatten()
        .map(|one| {
            let removed = &before[one.base.start..one.base.end];
            (one.amendment, removed, &text[one.result.start..one.result.end])
        })
        .collect();
    assert_eq!(said, [(0, "trimestre", "mois"), (1, "", "Il est bref.")]);
}

#[test]
fn words_said_to_come_after_others_are_those() {
    let base = Document::parse("Les élus et agents de Guyane et de Mayotte et les autres.");
    let sentence = "À l’alinéa 1, après le mot : « Guyane », substituer au mot : « et » le mot : « ou ».";
    let reading = resolve(&parse_in(sentence, None), &base, None);
    let applied = apply_readings(&base, &[&reading]);
    assert_eq!(
        applied.document.to_markdown(),
        "Les élus et agents de Guyane ou de Mayotte et les autres.\n"
    );
}
