//! Figures of a benchmark run, printed as a table and written as JSON.

use std::fmt;
use std::time::Duration;

use anyhow::Result;
use serde::Serialize;

/// All figures of a run, in the order of measurement.
#[derive(Default, Serialize)]
pub(crate) struct Figures(Vec<Figure>);

/// One figure.
#[derive(Serialize)]
struct Figure {
    name: String,
    value: f64,
    unit: &'static str,
    /// Number of measurements it is computed from.
    runs: usize,
}

impl Figures {
    /// Adds a figure that does not vary between runs, such as a size.
    pub(crate) fn exact(&mut self, name: &str, value: f64, unit: &'static str) {
        self.0.push(Figure { name: name.to_owned(), value, unit, runs: 1 });
    }

    /// Adds the median of several measurements.
    pub(crate) fn median(&mut self, name: &str, values: &[f64], unit: &'static str) {
        self.percentile(name, values, 50, unit);
    }

    /// Adds the median of `of` divided by the median of `to`.
    pub(crate) fn ratio(&mut self, name: &str, of: &[f64], to: &[f64]) {
        if let (Some(of_median), Some(to_median)) = (nearest_rank(of, 50), nearest_rank(to, 50)) {
            let (name, value) = (name.to_owned(), of_median / to_median);
            self.0.push(Figure { name, value, unit: "×", runs: of.len().min(to.len()) });
        }
    }

    /// Adds the percentile of several measurements (nearest-rank method).
    pub(crate) fn percentile(&mut self, name: &str, values: &[f64], percent: usize, unit: &'static str) {
        if let Some(value) = nearest_rank(values, percent) {
            self.0.push(Figure { name: name.to_owned(), value, unit, runs: values.len() });
        }
    }

    /// Serialises the figures as JSON.
    pub(crate) fn to_json(&self) -> Result<String> {
        Ok(serde_json::to_string_pretty(self)?)
    }
}

fn nearest_rank(values: &[f64], percent: usize) -> Option<f64> {
    let mut sorted = values.to_vec();
    sorted.sort_by(f64::total_cmp);
    let rank = (sorted.len() * percent).div_ceil(100).max(1);
    sorted.get(rank - 1).copied()
}

/// Converts a duration to milliseconds, with fractions.
pub(crate) fn ms(duration: Duration) -> f64 {
    duration.as_secs_f64() * 1000.0
}

impl fmt::Display for Figures {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for Figure { name, value, unit, runs } in &self.0 {
            let runs = if *runs == 1 { String::new() } else { format!("   of {runs}") };
            writeln!(f, "{name:<48} {value:>10.2} {unit:<3}{runs}")?;
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_percentile_is_one_of_the_measurements() {
        let values: Vec<f64> = (1..=100).rev().map(f64::from).collect();
        let mut figures = Figures::default();
        figures.median("p50", &values, "ms");
        figures.percentile("p99", &values, 99, "ms");
        figures.median("one", &[7.0], "ms");
        figures.median("none", &[], "ms");
        figures.ratio("ratio", &values, &[25.0]);
        assert_eq!(figures.0.iter().map(|figure| figure.value).collect::<Vec<_>>(), [50.0, 99.0, 7.0, 2.0]);
    }
}
