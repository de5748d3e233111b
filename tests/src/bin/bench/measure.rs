//! One figure of a run: its value, what it is held against, and whether that is reached. How figures are
//! shown is the report's.

/// What is wanted of a figure.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) enum Goal {
    /// The value itself is at most so much, in the figure's unit.
    Value(f64),
    /// The value itself is at least so much, in the figure's unit.
    AtLeast(f64),
    /// The value is at most so many times the floor measured in the same run.
    Ratio(f64),
}

impl std::fmt::Display for Goal {
    fn fmt(&self, out: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Self::Value(most) => write!(out, "value <= {most}"),
            Self::AtLeast(least) => write!(out, "value >= {least}"),
            Self::Ratio(most) => write!(out, "ratio <= {most}"),
        }
    }
}

/// One figure.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Measure {
    /// What was measured, by a name that stays the same from release to release.
    pub(crate) name: &'static str,
    /// The figure, or why there is none.
    pub(crate) value: Result<f64, String>,
    /// Its unit.
    pub(crate) unit: &'static str,
    /// The floor or peer measured in the same run, in the same unit.
    pub(crate) floor: Option<f64>,
    /// What is wanted of it.
    pub(crate) goal: Option<Goal>,
}

impl Measure {
    /// A figure; `None` says that nothing was sampled.
    pub(crate) fn new(name: &'static str, unit: &'static str, value: Option<f64>) -> Self {
        Self {
            name,
            value: value.ok_or_else(|| "nothing was sampled".to_owned()),
            unit,
            floor: None,
            goal: None,
        }
    }

    /// A figure that could not be measured, and why.
    pub(crate) fn missing(name: &'static str, why: impl std::fmt::Display) -> Self {
        Self {
            value: Err(why.to_string()),
            ..Self::new(name, "", None)
        }
    }

    /// The same, held against a floor or peer.
    pub(crate) fn against(self, floor: Option<f64>) -> Self {
        Self { floor, ..self }
    }

    /// The same, with what is wanted of it.
    pub(crate) fn wanting(self, goal: Goal) -> Self {
        Self {
            goal: Some(goal),
            ..self
        }
    }

    /// How many times the floor it is; `None` without a floor above 0.
    pub(crate) fn ratio(&self) -> Option<f64> {
        let floor = self.floor.filter(|floor| *floor > 0.0)?;
        self.value.as_ref().ok().map(|value| value / floor)
    }

    /// Whether its goal is met; `None` where there is no goal, or nothing to tell it by.
    pub(crate) fn met(&self) -> Option<bool> {
        match self.goal? {
            Goal::Value(most) => self.value.as_ref().ok().map(|value| *value <= most),
            Goal::AtLeast(least) => self.value.as_ref().ok().map(|value| *value >= least),
            Goal::Ratio(most) => self.ratio().map(|ratio| ratio <= most),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::{Goal, Measure};

    fn measure(value: f64) -> Measure {
        Measure::new("issue.p99", "ms", Some(value))
    }

    #[test]
    fn a_goal_of_a_ratio_is_judged_by_the_floor_of_the_run() {
        let twice = measure(4.0).against(Some(2.0));
        assert_eq!(twice.clone().wanting(Goal::Ratio(2.0)).met(), Some(true));
        assert_eq!(twice.wanting(Goal::Ratio(1.9)).met(), Some(false));
    }

    #[test]
    fn a_goal_of_a_rate_is_met_from_its_value_up() {
        let rate = |value| measure(value).wanting(Goal::AtLeast(5000.0)).met();
        assert_eq!((rate(5000.0), rate(4999.0)), (Some(true), Some(false)));
    }

    #[test]
    fn without_a_floor_a_ratio_is_neither_met_nor_missed() {
        assert_eq!(measure(4.0).wanting(Goal::Ratio(2.0)).met(), None);
        assert_eq!(measure(4.0).against(Some(0.0)).ratio(), None);
    }

    #[test]
    fn what_was_not_measured_meets_nothing() {
        let missing = Measure::missing("issue.p99", "no disk").wanting(Goal::Value(9.0));
        assert_eq!(missing.met(), None);
    }
}
