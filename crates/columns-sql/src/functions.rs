//! What the other engine does to words and numbers, as functions of SQL: `folded`, `trimmed`, `written`, `amount`.

use std::sync::Arc;

use columns::Value;
use datafusion::arrow::array::{ArrayRef, AsArray, Float64Array, StringArray};
use datafusion::arrow::datatypes::{DataType, Float64Type};
use datafusion::error::DataFusionError;
use datafusion::logical_expr::{ColumnarValue, ScalarUDF, Volatility, create_udf};
use datafusion::prelude::SessionContext;
use tables::{Sort, values};

pub(crate) fn register(context: &SessionContext) {
    context.register_udf(of_text("folded", |text| values::folded(text)));
    // A decimal number without the zeros that end it.
    context.register_udf(of_text("trimmed", |text| {
        if text.contains('.') {
            text.trim_end_matches('0').trim_end_matches('.').to_owned()
        } else {
            text.to_owned()
        }
    }));
    context.register_udf(scalar(
        "written",
        vec![DataType::Float64],
        DataType::Utf8,
        |arrays| {
            let numbers = first(arrays)?.as_primitive::<Float64Type>();
            let written: StringArray = numbers
                .iter()
                .map(|number| Some(Value::Real(number?).plain()))
                .collect();
            Ok(Arc::new(written))
        },
    ));
    let two = vec![DataType::Utf8, DataType::Utf8];
    context.register_udf(scalar("amount", two, DataType::Float64, |arrays| {
        let [texts, sorts] = arrays else {
            return Err(DataFusionError::Internal("amount takes two values".to_owned()));
        };
        let (texts, sorts) = (texts.as_string::<i32>(), sorts.as_string::<i32>());
        let amounts: Float64Array = texts
            .iter()
            .zip(sorts)
            .map(|(text, sort)| amount(text?, Sort::named(sort?)?))
            .collect();
        Ok(Arc::new(amounts))
    }));
}

/// The number that a cell of a text column writes.
fn amount(text: &str, sort: Sort) -> Option<f64> {
    let number = values::number(sort, text.as_bytes())?;
    let mantissa = number.mantissa as f64;
    Some(mantissa * 10_f64.powi(number.exponent))
}

/// The first of what a function takes.
pub(crate) fn first(arrays: &[ArrayRef]) -> Result<&ArrayRef, DataFusionError> {
    let missing = || DataFusionError::Internal("a function takes a value".to_owned());
    arrays.first().ok_or_else(missing)
}

/// A function of arrays of these types.
pub(crate) fn scalar(
    name: &str,
    takes: Vec<DataType>,
    gives: DataType,
    task: impl Fn(&[ArrayRef]) -> Result<ArrayRef, DataFusionError> + Send + Sync + 'static,
) -> ScalarUDF {
    let of_values = move |given: &[ColumnarValue]| -> Result<ColumnarValue, DataFusionError> {
        let arrays = ColumnarValue::values_to_arrays(given)?;
        Ok(ColumnarValue::Array(task(&arrays)?))
    };
    create_udf(name, takes, gives, Volatility::Immutable, Arc::new(of_values))
}

fn of_text(name: &str, task: impl Fn(&str) -> String + Send + Sync + 'static) -> ScalarUDF {
    scalar(name, vec![DataType::Utf8], DataType::Utf8, move |arrays| {
        let texts = first(arrays)?.as_string::<i32>();
        let made: StringArray = texts.iter().map(|text| text.map(&task)).collect();
        Ok(Arc::new(made))
    })
}
