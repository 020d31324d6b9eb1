//! The same figures as a Vega-Lite specification (version 5 and later), its values within: whoever reuses them draws them
//! with their own tools. Nothing is loaded from anywhere.

use std::f64::consts::FRAC_PI_2;

use serde_json::{Value, json};

use crate::figure::{Figure, Form, Label};

/// The specification. `day` writes a day as ISO 8601.
pub fn vega_lite(figure: &Figure, title: &str, description: &str, day: &dyn Fn(i32) -> String) -> Value {
    let is_day = figure.labels.first().is_some_and(Label::is_day);
    let is_name = matches!(figure.labels.first(), Some(Label::Name(_)) | None);
    let values: Vec<Value> = figure
        .series
        .iter()
        .flat_map(|series| {
            figure.labels.iter().zip(&series.values).map(|(label, value)| {
                let mut row = json!({ "series": series.name, "value": value });
                match label {
                    Label::Name(name) => row["label"] = json!(name),
                    Label::Number(number) => row["label"] = json!(number),
                    Label::Year(year) => row["label"] = json!(year),
                    Label::Day(of) => row["label"] = json!(day(*of)),
                    Label::Numbers(from, to) => {
                        row["label"] = json!(from);
                        row["end"] = json!(to);
                    }
                    Label::Days(from, to) => {
                        row["label"] = json!(day(*from));
                        row["end"] = json!(day(*to));
                    }
                }
                row
            })
        })
        .collect();
    let sort = if is_day {
        "temporal"
    } else if is_name {
        "nominal"
    } else {
        "quantitative"
    };
    let label = json!({ "field": "label", "type": sort, "title": figure.label_name });
    let name = figure
        .series
        .first()
        .map(|series| series.name.as_str())
        .unwrap_or_default();
    let value = json!({ "field": "value", "type": "quantitative", "title": name });
    let colour = json!({ "field": "series", "type": "nominal", "title": null });
    let mut spec = json!({
        "$schema": "https://vega.github.io/schema/vega-lite/v5.json",
        "title": title,
        "description": description,
        "data": { "values": values },
    });
    let has_series = figure.series.len() > 1;
    match figure.form {
        Form::Map => {
            // Vega-Lite's own join: shapes are the data, values are looked up by their code.
            let features: Vec<Value> = figure.shapes.iter().map(feature).collect();
            let values = spec["data"].take();
            spec["data"] = json!({ "values": features });
            spec["transform"] = json!([{
                "lookup": "properties.code",
                "from": { "data": values, "key": "label", "fields": ["value"] },
            }]);
            spec["mark"] = json!({ "type": "geoshape", "stroke": "#52525b" });
            spec["projection"] = json!({ "type": "mercator" });
            spec["encoding"] = json!({ "color": value });
            return spec;
        }
        Form::Hemicycle => {
            spec["mark"] = json!({ "type": "arc", "innerRadius": 60 });
            let theta = json!({
                "field": "value", "type": "quantitative", "stack": true,
                "scale": { "range": [-FRAC_PI_2, FRAC_PI_2] },
            });
            spec["encoding"] = json!({ "theta": theta, "color": label });
            return spec;
        }
        Form::Bars => {
            let mut down = label;
            // In the order given.
            down["sort"] = Value::Null;
            spec["mark"] = json!("bar");
            spec["encoding"] = json!({ "y": down, "x": value });
            if has_series {
                spec["encoding"]["yOffset"] = json!({ "field": "series" });
            }
        }
        Form::Histogram => {
            spec["mark"] = json!("bar");
            let mut across = label;
            if matches!(figure.labels.first(), Some(Label::Numbers(..))) {
                across["bin"] = json!("binned");
            }
            spec["encoding"] = json!({ "x": across, "x2": { "field": "end" }, "y": value });
        }
        Form::Lines => {
            spec["mark"] = json!({ "type": "line", "point": true });
            spec["encoding"] = json!({ "x": label, "y": value });
        }
        Form::Areas => {
            spec["mark"] = json!({ "type": "area", "line": true, "fillOpacity": 0.25 });
            let mut up = value;
            up["stack"] = Value::Null;
            spec["encoding"] = json!({ "x": label, "y": up });
        }
        Form::Points => {
            spec["mark"] = json!("point");
            spec["encoding"] = json!({ "x": label, "y": value });
        }
    }
    if has_series {
        spec["encoding"]["color"] = colour;
    }
    spec
}

fn feature(shape: &crate::shapes::Shape) -> Value {
    json!({
        "type": "Feature",
        "properties": { "code": shape.code },
        "geometry": { "type": "MultiPolygon", "coordinates": shape.polygons },
    })
}
