//! What several people write at once, and what a hostile one sends.

use coedit::{Refused, SharedText, TITLE_UNITS_MAX};
use legistique::Document;
use proptest::prelude::*;
use yrs::updates::decoder::Decode as _;
use yrs::{
    Any, ClientID, Doc, GetString as _, Map as _, OffsetKind, Options, ReadTxn as _, StateVector, Text as _,
    Transact as _, Update, Xml as _, XmlTextRef,
};

/// Somebody's browser.
struct Browser(Doc);

impl Browser {
    fn on(shared: &SharedText, client: u64) -> Self {
        let doc = Doc::with_options(Options {
            client_id: ClientID::new(client),
            offset_kind: OffsetKind::Utf16,
            ..Options::default()
        });
        let browser = Self(doc);
        browser.take(&shared.state());
        browser
    }

    fn take(&self, update: &[u8]) {
        let update = Update::decode_v1(update).expect("readable");
        self.0.transact_mut().apply_update(update).expect("applied");
    }

    /// Does something, and gives the update a browser would send.
    fn does(&self, deed: impl FnOnce(&Doc)) -> Vec<u8> {
        let before = self.0.transact().state_vector();
        deed(&self.0);
        self.0.transact().encode_diff_v1(&before)
    }

    fn types(&self, at: u32, words: &str) -> Vec<u8> {
        self.does(|doc| {
            let lines = doc.get_or_insert_text("lines");
            lines.insert(&mut doc.transact_mut(), at, words);
        })
    }

    fn erases(&self, at: u32, count: u32) -> Vec<u8> {
        self.does(|doc| {
            let lines = doc.get_or_insert_text("lines");
            lines.remove_range(&mut doc.transact_mut(), at, count);
        })
    }

    fn lines(&self) -> String {
        let lines = self.0.get_or_insert_text("lines");
        lines.get_string(&self.0.transact())
    }
}

fn shared(markdown: &str) -> SharedText {
    SharedText::begin(7, "Avis", &Document::parse(markdown))
}

#[test]
fn two_write_at_once_and_nothing_is_lost() {
    let mut text = shared("# Avis\n\nUn.\n\nDeux.");
    let (lea, malo) = (Browser::on(&text, 1), Browser::on(&text, 2));
    assert_eq!(lea.lines(), "# Avis\nUn.\nDeux.");
    // Léa turns « Un. » into a title while Malo types in it, and joins the next line to it.
    let title = lea.types(7, "## ");
    let typed = malo.types(9, " et demi");
    let joined = lea.erases(13, 1);
    for update in [&title, &typed, &joined] {
        let change = text.apply(update).expect("taken").expect("a change");
        lea.take(&change);
        malo.take(&change);
    }
    assert_eq!(text.lines(), "# Avis\n## Un et demi.Deux.");
    assert_eq!((lea.lines(), malo.lines()), (text.lines(), text.lines()));
    assert_eq!(text.document().to_markdown(), "# Avis\n\n## Un et demi.Deux.\n");
    assert_eq!(text.apply(&typed), Ok(None), "what is known changes nothing");
}

#[test]
fn who_was_away_gets_what_they_miss_and_gives_what_they_wrote() {
    let mut text = shared("Un.");
    let away = Browser::on(&text, 1);
    let there = Browser::on(&text, 2);
    let wrote = away.types(3, " Écrit sans réseau 🌊.");
    text.apply(&there.types(0, "Avant. ")).expect("taken");
    let known = away.0.transact().state_vector();
    away.take(
        &text
            .missing(&yrs::updates::encoder::Encode::encode_v1(&known))
            .expect("readable"),
    );
    let server = StateVector::decode_v1(&text.known()).expect("readable");
    let missing = away.0.transact().encode_diff_v1(&server);
    text.apply(&missing).expect("taken");
    assert_eq!(text.lines(), "Avant. Un. Écrit sans réseau 🌊.");
    assert_eq!(away.lines(), text.lines());
    assert_eq!(text.apply(&wrote), Ok(None));
    let again = SharedText::load([text.state().as_slice()]).expect("loaded");
    assert_eq!(again.lines(), text.lines());
}

#[test]
fn only_the_words_of_a_title_and_of_a_text_are_taken() {
    type Deed = fn(&Doc);
    let deeds: [(&str, Deed); 6] = [
        ("another root", |doc| {
            let map = doc.get_or_insert_map("people");
            map.insert(&mut doc.transact_mut(), "name", "Léa");
        }),
        ("a format", |doc| {
            let lines = doc.get_or_insert_text("lines");
            let attributes = [("bold".into(), Any::Bool(true))].into();
            lines.format(&mut doc.transact_mut(), 0, 2, attributes);
        }),
        ("something embedded", |doc| {
            let lines = doc.get_or_insert_text("lines");
            lines.insert_embed(&mut doc.transact_mut(), 1, Any::String("<img>".into()));
        }),
        ("an attribute of the text", |doc| {
            let lines = doc.get_or_insert_text("lines");
            let element: &XmlTextRef = lines.as_ref();
            element.insert_attribute(&mut doc.transact_mut(), "onclick", "alert(1)");
        }),
        ("a list in place of the title", |doc| {
            let title = doc.get_or_insert_array("title");
            yrs::Array::insert(&title, &mut doc.transact_mut(), 0, 12);
        }),
        ("a title without end", |doc| {
            let title = doc.get_or_insert_text("title");
            title.insert(
                &mut doc.transact_mut(),
                0,
                &"é".repeat(TITLE_UNITS_MAX as usize + 1),
            );
        }),
    ];
    for (said, deed) in deeds {
        let mut text = shared("Un.\n\nDeux.");
        let hostile = Browser::on(&text, 666);
        let before = (text.title(), text.lines(), text.state());
        let refused = text.apply(&hostile.does(deed));
        assert!(
            matches!(refused, Err(Refused::Foreign | Refused::TooLong)),
            "{said}: {refused:?}"
        );
        assert_eq!((text.title(), text.lines(), text.state()), before, "{said}");
        // And whoever writes next is not disturbed.
        let lea = Browser::on(&text, 1);
        text.apply(&lea.types(0, "Zéro. ")).expect("taken");
        assert_eq!(text.lines(), "Zéro. Un.\nDeux.");
    }
}

#[test]
fn what_follows_changes_never_sent_is_refused_until_they_are() {
    let mut text = shared("Un.");
    let lea = Browser::on(&text, 1);
    let first = lea.types(3, " Deux.");
    let second = lea.types(9, " Trois.");
    assert_eq!(text.apply(&second), Err(Refused::Incomplete));
    assert_eq!(text.lines(), "Un.");
    for update in [&first, &second] {
        text.apply(update).expect("taken");
    }
    assert_eq!(text.lines(), "Un. Deux. Trois.");
}

#[test]
fn what_was_saved_elsewhere_changes_only_the_words_that_differ() {
    let mut text = shared("# Avis\n\nLe coût est de 30 euros.\n\nFin.");
    let lea = Browser::on(&text, 1);
    let typed = lea.types(7 + 24, " Par an.");
    let saved = Document::parse("# Avis\n\nLe coût est de 45 euros.\n\nFin.");
    let update = text.rewritten(8, "Avis du groupe", &saved).expect("a change");
    text.apply(&update).expect("taken");
    text.apply(&typed).expect("taken");
    assert_eq!(text.lines(), "# Avis\nLe coût est de 45 euros. Par an.\nFin.");
    assert_eq!(text.title(), "Avis du groupe");
    assert_eq!(text.rewritten(9, "Avis du groupe", &text.document()), None);
}

#[test]
fn what_was_kept_at_the_same_second_by_two_nodes_is_read_again_even_beyond_the_bounds() {
    let title = |text: &SharedText, client: u64, units: usize| {
        Browser::on(text, client).does(|doc| {
            let title = doc.get_or_insert_text("title");
            title.insert(&mut doc.transact_mut(), 0, &"é".repeat(units));
        })
    };
    let begun = shared("Un.").state();
    let node = || SharedText::load([begun.as_slice()]).expect("loaded");
    let (mut here, mut there) = (node(), node());
    let most = TITLE_UNITS_MAX as usize - 10;
    let (one, other) = (title(&here, 1, most), title(&there, 2, most));
    here.apply(&one).expect("within bounds, here");
    there.apply(&other).expect("within bounds, there");
    // Each of them is in the database now.
    here.absorb(&other).expect("what another node kept is taken");
    let mut again = SharedText::load([begun.as_slice(), &one, &other]).expect("and read again");
    assert_eq!(again.title(), here.title());
    assert_eq!(again.title().chars().count(), 2 * most + 4);
    // Nobody makes it longer, anybody makes it shorter.
    assert_eq!(again.apply(&title(&again, 3, 1)), Err(Refused::TooLong));
    let shorter = Browser::on(&again, 4).does(|doc| {
        let title = doc.get_or_insert_text("title");
        title.remove_range(&mut doc.transact_mut(), 0, 100);
    });
    again.apply(&shorter).expect("taken");
    again
        .apply(&Browser::on(&again, 5).types(0, "Zéro. "))
        .expect("and the text is still written");
    assert_eq!(again.lines(), "Zéro. Un.");
}

#[test]
fn a_text_too_heavy_to_be_written_is_still_saved_by_the_form_and_written_again_after() {
    let mut text = shared("");
    let lea = Browser::on(&text, 1);
    let long = "€".repeat(950_000);
    for _ in 0..2 {
        let pasted = lea.types(0, &long);
        text.apply(&pasted).expect("taken");
    }
    assert_eq!(text.apply(&lea.types(0, &long)), Err(Refused::TooHeavy));
    let saved = Document::parse("Court.");
    let update = text.rewritten(9, "Avis", &saved).expect("a change");
    text.absorb(&update)
        .expect("what is saved is taken whatever the weight");
    assert_eq!(text.lines(), "Court.");
    let malo = Browser::on(&text, 2);
    text.apply(&malo.types(6, &long))
        .expect("what was erased weighs nothing any more");
    assert_eq!(text.lines(), format!("Court.{long}"));
}

/// Any line of Markdown, with what is hard among them.
fn line() -> impl Strategy<Value = String> {
    prop_oneof![
        3 => "[a-zé’ 🌊]{0,12}",
        1 => "#{1,7} ?[a-z]{0,6} ?#{0,2}",
        1 => " {0,5}[-*+>] ?[a-z]{0,6}",
        1 => "[0-9]{1,2}[.)] [a-z]{0,4}",
        1 => "\\|[a-z |]{0,8}",
        1 => prop_oneof![Just("```".to_owned()), Just("~~~~".to_owned()), Just("---".to_owned()), Just("===".to_owned())],
        1 => prop_oneof![Just("\\".to_owned()), Just("mot\\".to_owned()), Just("mot  ".to_owned()), Just("| a |".to_owned())],
        1 => Just(String::new()),
    ]
}

fn lines() -> impl Strategy<Value = String> {
    proptest::collection::vec(line(), 0..14).prop_map(|lines| lines.join("\n"))
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 512, ..ProptestConfig::default() })]

    #[test]
    fn a_text_comes_back_the_same_from_what_is_shared(markdown in lines()) {
        let document = Document::parse(&markdown);
        prop_assert_eq!(Document::from_lines(&document.to_lines()), document.clone());
        let text = SharedText::begin(1, "Avis", &document);
        prop_assert_eq!(text.document().to_markdown(), document.to_markdown());
    }

    #[test]
    fn whatever_is_typed_is_read_as_canonical_markdown(typed in lines()) {
        let document = Document::from_lines(&typed);
        let markdown = document.to_markdown();
        prop_assert_eq!(Document::parse(&markdown).to_markdown(), markdown);
        prop_assert_eq!(Document::from_lines(&document.to_lines()), document);
    }

    #[test]
    fn a_text_can_be_made_to_say_any_other(one in lines(), other in lines()) {
        let mut text = SharedText::begin(1, "Un", &Document::parse(&one));
        let other = Document::parse(&other);
        if let Some(update) = text.rewritten(2, "Deux", &other) {
            text.apply(&update).expect("taken");
        }
        prop_assert_eq!(text.title(), "Deux");
        prop_assert_eq!(text.document(), other);
    }

    #[test]
    fn no_bytes_harm_a_text(bytes in proptest::collection::vec(any::<u8>(), 0..200)) {
        let mut text = shared("# Avis\n\nUn.");
        let before = text.lines();
        if text.apply(&bytes).is_err() {
            prop_assert_eq!(text.lines(), before);
        }
        let _ = text.missing(&bytes);
    }

    #[test]
    fn no_altered_update_harms_a_text(
        words in "[a-z \n]{1,40}",
        alterations in proptest::collection::vec((any::<prop::sample::Index>(), any::<u8>()), 1..6),
    ) {
        let mut text = shared("# Avis\n\nUn.");
        let lea = Browser::on(&text, 1);
        let mut update = lea.types(3, &words);
        for (place, byte) in alterations {
            let place = place.index(update.len());
            update[place] = byte;
        }
        let before = (text.title(), text.lines());
        if text.apply(&update).is_err() {
            prop_assert_eq!((text.title(), text.lines()), before);
        }
        let markdown = text.document().to_markdown();
        prop_assert_eq!(Document::parse(&markdown).to_markdown(), markdown);
        // It can still be read from what is kept of it.
        let again = SharedText::load([text.state().as_slice()]).expect("loaded");
        prop_assert_eq!(again.lines(), text.lines());
    }

    #[test]
    fn those_who_write_at_once_end_with_the_same_text(
        deeds in proptest::collection::vec((0_usize..3, any::<prop::sample::Index>(), "[a-zé\n]{0,5}"), 1..20),
    ) {
        let mut text = shared("# Avis\n\nUn.\n\nDeux.");
        let people = [1, 2, 3].map(|client| Browser::on(&text, client));
        let mut waiting: [Vec<Vec<u8>>; 3] = Default::default();
        for (who, place, words) in deeds {
            let length = u32::try_from(people[who].lines().encode_utf16().count()).expect("short");
            let at = u32::try_from(place.index(length as usize + 1)).expect("short");
            let update = if words.is_empty() && at < length {
                people[who].erases(at, 1)
            } else {
                people[who].types(at, &words)
            };
            waiting[who].push(update);
        }
        for update in waiting.iter().flatten() {
            text.apply(update).expect("taken");
        }
        for person in &people {
            person.take(&text.state());
            prop_assert_eq!(person.lines(), text.lines());
        }
    }
}
