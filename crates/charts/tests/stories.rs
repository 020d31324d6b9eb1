//! Pictures as people, screen readers and other programs meet them.
#![expect(clippy::unwrap_used, reason = "a test stops at what fails")]

use charts::{Argument, Figure, Form, Label, Plain, Series, Undrawn, sentence, shapes, svg, vega_lite};
use proptest::prelude::*;

fn figure(form: Form, labels: Vec<Label>, values: &[f64]) -> Figure {
    Figure {
        form,
        label_name: "commune".to_owned(),
        labels,
        series: vec![Series {
            name: "montant".to_owned(),
            values: values.iter().map(|value| Some(*value)).collect(),
        }],
        shapes: Vec::new(),
    }
}

fn names(names: &[&str]) -> Vec<Label> {
    names.iter().map(|name| Label::Name((*name).to_owned())).collect()
}

/// Reads the whole as XML; gives how many elements of a name it has.
fn count(drawn: &str, wanted: &str) -> usize {
    let mut reader = quick_xml::Reader::from_str(drawn);
    let mut depth = 0_i32;
    let mut found = 0;
    loop {
        match reader.read_event().unwrap() {
            quick_xml::events::Event::Start(element) => {
                depth += 1;
                found += usize::from(element.name().as_ref() == wanted.as_bytes());
            }
            quick_xml::events::Event::Empty(element) => {
                found += usize::from(element.name().as_ref() == wanted.as_bytes());
            }
            quick_xml::events::Event::End(_) => depth -= 1,
            quick_xml::events::Event::Eof => break,
            _ => {}
        }
    }
    assert_eq!(depth, 0, "{drawn}");
    found
}

#[test]
fn bars_say_what_they_are_to_whoever_does_not_see_them() {
    let figure = figure(
        Form::Bars,
        names(&["Auray", "Vannes <script>", ""]),
        &[12.5, -4.0, 0.0],
    );
    let drawn = svg(
        &figure,
        "Subventions & dons",
        "Auray reçoit le plus.",
        "s1",
        &Plain,
    )
    .unwrap();
    assert!(
        drawn.contains("role=\"img\" aria-labelledby=\"s1-title s1-desc\""),
        "{drawn}"
    );
    assert!(
        drawn.contains("<title id=\"s1-title\">Subventions &amp; dons</title>"),
        "{drawn}"
    );
    assert!(
        drawn.contains("<desc id=\"s1-desc\">Auray reçoit le plus.</desc>"),
        "{drawn}"
    );
    assert!(!drawn.contains("<script"), "{drawn}");
    assert_eq!(count(&drawn, "rect"), 3);
    let said = sentence(&figure).unwrap();
    assert_eq!(said.id, "charts-sentence-bars");
    assert!(said.arguments.contains(&("most", Argument::Number(12.5))));
    assert!(said.arguments.contains(&(
        "least_label",
        Argument::Label(Label::Name("Vannes <script>".to_owned()))
    )));
}

#[test]
fn more_bars_than_are_read_stay_in_the_table() {
    let labels: Vec<String> = (0..500)
        .map(|at| format!("Commune au nom assez long n° {at}"))
        .collect();
    let labels = labels.iter().map(|name| Label::Name(name.clone())).collect();
    let values: Vec<f64> = (0..500).map(f64::from).collect();
    let drawn = svg(&figure(Form::Bars, labels, &values), "t", "d", "x", &Plain).unwrap();
    assert_eq!(count(&drawn, "rect"), charts::limits::BARS_MAX);
    assert!(drawn.contains('…'));
}

#[test]
fn lines_want_numbers_and_days() {
    let days: Vec<Label> = (0..5).map(|at| Label::Day(17_000 + at * 30)).collect();
    let drawn = svg(
        &figure(Form::Lines, days.clone(), &[1.0, 3.0, 2.0, 5.0, 4.0]),
        "t",
        "d",
        "x",
        &Plain,
    )
    .unwrap();
    assert_eq!((count(&drawn, "polyline"), count(&drawn, "circle")), (1, 5));
    let areas = svg(
        &figure(Form::Areas, days, &[1.0, 3.0, 2.0, 5.0, 4.0]),
        "t",
        "d",
        "x",
        &Plain,
    )
    .unwrap();
    assert_eq!(count(&areas, "polygon"), 1);
    let words = figure(Form::Lines, names(&["a", "b"]), &[1.0, 2.0]);
    assert_eq!(svg(&words, "t", "d", "x", &Plain), Err(Undrawn::NotNumbers));
    let nothing = figure(Form::Bars, Vec::new(), &[]);
    assert_eq!(svg(&nothing, "t", "d", "x", &Plain), Err(Undrawn::Nothing));
}

#[test]
fn an_assembly_has_one_seat_for_each_of_its_members() {
    let seats = figure(
        Form::Hemicycle,
        names(&["Majorité", "Opposition", "Sans étiquette"]),
        &[24.0, 7.0, 2.0],
    );
    let drawn = svg(&seats, "Conseil", "d", "x", &Plain).unwrap();
    assert_eq!(count(&drawn, "circle"), 33);
    assert_eq!(drawn.matches("chart-series-2\" cx").count(), 7);
    let wrong = figure(Form::Hemicycle, names(&["a"]), &[-1.0]);
    assert_eq!(svg(&wrong, "t", "d", "x", &Plain), Err(Undrawn::NoSeats));
}

#[test]
fn a_map_colours_the_places_whose_value_is_known() {
    let geojson = br#"{"type": "FeatureCollection", "features": [
        {"type": "Feature", "properties": {"code": "56007"}, "geometry": {"type": "Polygon",
            "coordinates": [[[-3.0, 47.6], [-2.9, 47.6], [-2.9, 47.7], [-3.0, 47.6]]]}},
        {"type": "Feature", "properties": {"code": "56260"}, "geometry": {"type": "MultiPolygon",
            "coordinates": [[[[-2.8, 47.6], [-2.7, 47.6], [-2.7, 47.7], [-2.8, 47.6]]],
                            [[[-2.6, 47.6], [-2.5, 47.6], [-2.5, 47.7], [-2.6, 47.6]]]]}}]}"#;
    let mut map = figure(Form::Map, names(&["56007"]), &[12.5]);
    assert_eq!(svg(&map, "t", "d", "x", &Plain), Err(Undrawn::NoShapes));
    map.shapes = shapes(geojson, "code").unwrap();
    let drawn = svg(&map, "t", "d", "x", &Plain).unwrap();
    assert_eq!(count(&drawn, "path"), 2);
    assert!(drawn.contains("56260\u{a0}: ∅"), "{drawn}");
    for wrong in [
        "",
        "{",
        "[]",
        "{\"features\": []}",
        "{\"features\": [{\"properties\": {\"code\": 1}}]}",
    ] {
        assert!(
            matches!(shapes(wrong.as_bytes(), "code"), Err(Undrawn::BadShapes(_))),
            "{wrong}"
        );
    }
}

#[test]
fn the_same_figures_are_drawn_elsewhere() {
    let days = vec![Label::Days(0, 31), Label::Days(31, 59)];
    let spec = vega_lite(
        &figure(Form::Histogram, days, &[3.0, 4.0]),
        "Titre",
        "Phrase",
        &|day| format!("j{day}"),
    );
    assert_eq!(spec["data"]["values"][1]["label"], "j31");
    assert_eq!(spec["encoding"]["x"]["type"], "temporal");
    assert_eq!(spec["encoding"]["x2"]["field"], "end");
    assert_eq!(
        (spec["title"].as_str(), spec["description"].as_str()),
        (Some("Titre"), Some("Phrase"))
    );
}

fn label() -> impl Strategy<Value = Label> {
    prop_oneof![
        any::<String>().prop_map(Label::Name),
        any::<f64>().prop_map(Label::Number),
        any::<i32>().prop_map(Label::Day),
        (any::<f64>(), any::<f64>()).prop_map(|(from, to)| Label::Numbers(from, to)),
    ]
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 300, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn whatever_the_figures_are_the_picture_is_whole(
        form in prop::sample::select(Form::ALL.to_vec()),
        labels in prop::collection::vec(label(), 0..20),
        values in prop::collection::vec(prop::option::of(any::<f64>()), 0..20),
        title in any::<String>(),
    ) {
        let figure = Figure {
            form,
            label_name: title.clone(),
            labels,
            series: vec![
                Series { name: title.clone(), values: values.clone() },
                Series { name: "autre".to_owned(), values },
            ],
            shapes: Vec::new(),
        };
        let _ = sentence(&figure);
        let _ = vega_lite(&figure, &title, &title, &|day| day.to_string());
        if let Ok(drawn) = svg(&figure, &title, &title, "x", &Plain) {
            prop_assert_eq!(count(&drawn, "svg"), 1);
            prop_assert!(!drawn.contains("NaN") && !drawn.contains("inf\""), "{}", drawn);
        }
    }
}
