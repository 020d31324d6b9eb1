//! What there is to see in a picture, said: an id and what it is about.

use crate::figure::{Figure, Form, Label};

/// A sentence: its id, and what it is about.
#[derive(Debug, Clone, PartialEq)]
pub struct Sentence {
    /// The message's id
    pub id: &'static str,
    /// Its arguments, by name
    pub arguments: Vec<(&'static str, Argument)>,
}

/// What a sentence is about.
#[derive(Debug, Clone, PartialEq)]
pub enum Argument {
    /// A number
    Number(f64),
    /// What a value is about
    Label(Label),
    /// A name
    Text(String),
}

/// Says the figures: of bars the first and the last, of lines the ends and the extremes, of a histogram where most are. Of
/// several series the first is said; the table says all.
pub fn sentence(figure: &Figure) -> Option<Sentence> {
    let series = figure.series.first()?;
    let met: Vec<(&Label, f64)> = figure
        .labels
        .iter()
        .zip(&series.values)
        .filter_map(|(label, value)| Some((label, (*value).filter(|value| value.is_finite())?)))
        .collect();
    let (most_label, most) = met
        .iter()
        .copied()
        .reduce(|best, next| if next.1 > best.1 { next } else { best })?;
    let (least_label, least) = met
        .iter()
        .copied()
        .reduce(|best, next| if next.1 < best.1 { next } else { best })?;
    let label = |label: &Label| Argument::Label(label.clone());
    #[expect(clippy::cast_precision_loss, reason = "how many figures a picture has")]
    let number = Argument::Number(met.len() as f64);
    let mut arguments = vec![
        ("series", Argument::Text(series.name.clone())),
        ("by", Argument::Text(figure.label_name.clone())),
        ("number", number),
        ("most", Argument::Number(most)),
        ("most_label", label(most_label)),
        ("least", Argument::Number(least)),
        ("least_label", label(least_label)),
    ];
    let total: f64 = met.iter().map(|(_, value)| value).sum();
    arguments.push(("total", Argument::Number(total)));
    let share = if total > 0.0 { most / total * 100.0 } else { 0.0 };
    arguments.push(("share", Argument::Number((share * 10.0).round() / 10.0)));
    let id = match figure.form {
        _ if met.len() == 1 => "charts-sentence-one",
        _ if most <= least && figure.form != Form::Points => "charts-sentence-same",
        Form::Bars => "charts-sentence-bars",
        Form::Histogram => "charts-sentence-histogram",
        Form::Hemicycle => "charts-sentence-hemicycle",
        Form::Map => "charts-sentence-map",
        Form::Points => {
            let places = || figure.labels.iter().filter_map(Label::place);
            arguments.push(("from", Argument::Number(places().fold(f64::INFINITY, f64::min))));
            arguments.push(("to", Argument::Number(places().fold(f64::NEG_INFINITY, f64::max))));
            "charts-sentence-points"
        }
        Form::Lines | Form::Areas => {
            let mut ordered = met.clone();
            ordered.sort_by(|(one, _), (two, _)| {
                one.place().unwrap_or(0.0).total_cmp(&two.place().unwrap_or(0.0))
            });
            if let (Some((first_label, first)), Some((last_label, last))) = (ordered.first(), ordered.last())
            {
                arguments.push(("first", Argument::Number(*first)));
                arguments.push(("first_label", label(first_label)));
                arguments.push(("last", Argument::Number(*last)));
                arguments.push(("last_label", label(last_label)));
            }
            "charts-sentence-lines"
        }
    };
    Some(Sentence { id, arguments })
}
