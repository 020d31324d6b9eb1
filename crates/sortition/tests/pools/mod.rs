//! Pools made for tests.

use std::collections::BTreeMap;

use sortition::{Candidate, Quota};

pub(crate) fn quota(feature: &str, value: &str, min: u32, max: u32) -> Quota {
    Quota {
        feature: feature.into(),
        value: value.into(),
        min,
        max,
        flex: None,
    }
}

pub(crate) fn candidate(id: &str, values: &[(&str, &str)], address: Option<&str>) -> Candidate {
    Candidate {
        id: id.into(),
        values: values
            .iter()
            .map(|(feature, value)| ((*feature).to_owned(), (*value).to_owned()))
            .collect::<BTreeMap<_, _>>(),
        address: address.map(str::to_owned),
    }
}
