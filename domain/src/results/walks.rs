//! Tries to single somebody out: random mornings of ratings, looked at after each, every view held against every other,
//! at every moment against every later one.

use super::*;
use proptest::prelude::*;

const RULE: Rule = Rule {
    ratings: 5,
    employees: 2,
};
const SERVICES: [&str; 4] = ["support", "research", "letters", "gifts"];
const EMPLOYEES: [&str; 3] = ["huda", "sami", "noura"];

/// A rating as the walk knows it, which no view does.
#[derive(Debug, Clone)]
struct Known {
    of: Of,
    day: BusinessDay,
    reasons: BTreeSet<Reason>,
    edition: u32,
}

struct World {
    served: Served,
    departments: BTreeMap<String, String>,
    ratings: Vec<Known>,
    plan: Plan,
}

fn day(number: u32) -> BusinessDay {
    let first: chrono::NaiveDate = "2026-11-01".parse().unwrap();
    first + chrono::Days::new(u64::from(number))
}

/// A set of ratings by their places.
type Set = u128;

/// What was seen at one moment. Who waited for which service on which day is known from the queue, so that any of those
/// views can be held against any other; who named a reason is known to nobody, so that reasons meet only the whole.
#[derive(Debug)]
struct Seen {
    groups: Vec<Vec<Set>>,
    reasons: Vec<Vec<Set>>,
}

impl World {
    fn cells(&self) -> Vec<Cell> {
        let cell = |known: &Known| Cell {
            of: known.of.clone(),
            day: known.day,
            reasons: known.reasons.clone(),
            edition: known.edition,
            faces: [1, 0, 0, 0],
        };
        self.ratings.iter().map(cell).collect()
    }

    /// What happens when somebody looks: an edition, if one is due.
    fn look(&mut self) {
        let cells = self.cells();
        let period = Period {
            cells: &cells,
            served: &self.served,
            departments: &self.departments,
        };
        let Some(release) = release(&period, &self.plan, RULE) else {
            return;
        };
        for known in &mut self.ratings {
            let out = release.cells.contains(&(known.of.clone(), known.day));
            if known.edition == 0 && out {
                known.edition = release.plan.edition;
            }
        }
        self.plan = release.plan;
    }

    fn set(&self, which: impl Fn(&Known) -> bool) -> Set {
        let released = |known: &Known| known.edition > 0 && which(known);
        let places = self.ratings.iter().enumerate();
        let chosen = places.filter(|(_, known)| released(known));
        chosen.fold(0, |set, (place, _)| set | 1 << place)
    }

    /// Every view as the sets its figures are sums of, with what the view says, so that both agree.
    fn views(&self) -> Seen {
        let cells = self.cells();
        let period = Period {
            cells: &cells,
            served: &self.served,
            departments: &self.departments,
        };
        let views = views(&period, &self.plan);
        let department = |of: &Of| of.as_ref().and_then(|of| self.departments.get(of)).cloned();
        let services = views.services.iter().map(|group| {
            let set = self.set(|known| group.of.contains(&known.of));
            assert_eq!(set.count_ones(), count(&group.figures.faces));
            set
        });
        let departments = views.departments.iter().map(|group| {
            let set = self.set(|known| group.of.contains(&department(&known.of)));
            assert_eq!(set.count_ones(), count(&group.figures.faces));
            set
        });
        let days = views.days.iter().map(|run| {
            let set = self.set(|known| (run.first..=run.last).contains(&known.day));
            assert_eq!(set.count_ones(), count(&run.figures.faces));
            set
        });
        let all = self.set(|_| true);
        let by_reason = views.reasons.iter().map(|shown| {
            let then = |known: &Known| known.edition <= self.plan.reasons[&shown.reason];
            let named = self.set(|known| then(known) && known.reasons.contains(&shown.reason));
            let others = self.set(|known| then(known) && !known.reasons.contains(&shown.reason));
            assert_eq!(named.count_ones(), count(&shown.figures.faces));
            assert_eq!((named | others).count_ones(), shown.among);
            vec![named, others]
        });
        Seen {
            groups: vec![
                services.collect(),
                departments.collect(),
                days.collect(),
                vec![all],
            ],
            reasons: std::iter::once(vec![all]).chain(by_reason).collect(),
        }
    }

    /// Whether these ratings may be seen together, by the rule as a stranger would read it.
    fn is_large_enough(&self, set: Set) -> bool {
        let chosen = self
            .ratings
            .iter()
            .enumerate()
            .filter(|(place, _)| set >> place & 1 == 1);
        let mut employees = BTreeSet::new();
        for (_, known) in chosen {
            for ((service, when), users) in &self.served {
                if *when == known.day && known.of.as_ref().is_none_or(|of| of == service) {
                    employees.extend(users);
                }
            }
        }
        set == 0 || (set.count_ones() >= RULE.ratings && employees.len() >= RULE.employees)
    }
}

/// Every union of these sets.
fn unions(sets: &[Set]) -> BTreeSet<Set> {
    let mut unions = BTreeSet::from([0]);
    for set in sets {
        let more: Vec<Set> = unions.iter().map(|union| union | set).collect();
        unions.extend(more);
    }
    unions
}

fn nobody_is_singled_out(world: &World, seen: &BTreeSet<Vec<Set>>) -> Result<(), TestCaseError> {
    for (one, other) in seen
        .iter()
        .flat_map(|one| seen.iter().map(move |other| (one, other)))
    {
        for (whole, part) in unions(one)
            .into_iter()
            .flat_map(|whole| unions(other).into_iter().map(move |part| (whole, part)))
        {
            if whole & part == part {
                let rest = whole & !part;
                prop_assert!(
                    world.is_large_enough(rest),
                    "{} ratings are singled out of {}",
                    rest.count_ones(),
                    whole.count_ones()
                );
            }
        }
    }
    Ok(())
}

fn any_rating() -> impl Strategy<Value = Known> {
    let of = prop_oneof![
        4 => Just(None),
        4 => Just(Some(0)),
        2 => Just(Some(1)),
        1 => Just(Some(2)),
        1 => Just(Some(3)),
    ];
    let reasons = prop_oneof![
        2 => Just(BTreeSet::new()),
        1 => Just(BTreeSet::from([Reason::Waiting])),
    ];
    (of, 0u32..4, reasons).prop_map(|(of, when, reasons)| Known {
        of: of.map(|place: usize| SERVICES[place].to_owned()),
        day: day(when),
        reasons,
        edition: 0,
    })
}

fn any_served() -> impl Strategy<Value = Served> {
    let who = proptest::collection::btree_set(proptest::sample::select(&EMPLOYEES), 0..=3);
    proptest::collection::vec(who, 16).prop_map(|all| {
        let each = all.into_iter().enumerate().map(|(place, users)| {
            let key = (SERVICES[place % 4].to_owned(), day(place as u32 / 4));
            (key, users.into_iter().map(str::to_owned).collect())
        });
        each.collect()
    })
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(600))]
    #[test]
    fn p10_no_pair_of_views_at_any_two_moments_singles_out_a_small_group_or_a_single_employee(
        served in any_served(),
        mornings in proptest::collection::vec(proptest::collection::vec(any_rating(), 1..24), 1..5),
        in_order in any::<bool>(),
    ) {
        let departments = [("support", "relations"), ("research", "relations"), ("letters", "office"), ("gifts", "office")];
        let departments = departments.map(|(service, name)| (service.to_owned(), name.to_owned()));
        let mut world = World { served, departments: departments.into(), ratings: Vec::new(), plan: Plan::default() };
        let (mut groups, mut reasons) = (BTreeSet::new(), BTreeSet::new());
        for (turn, mut ratings) in mornings.into_iter().enumerate() {
            if in_order {
                ratings.iter_mut().for_each(|known| known.day = day(turn as u32));
            }
            world.ratings.extend(ratings);
            world.look();
            let seen = world.views();
            groups.extend(seen.groups);
            reasons.extend(seen.reasons);
        }
        nobody_is_singled_out(&world, &groups)?;
        nobody_is_singled_out(&world, &reasons)?;
    }
}

/// A branch whose services are each served by two, every day.
fn well_staffed() -> World {
    let two: BTreeSet<String> = EMPLOYEES[..2]
        .iter()
        .map(|user| (*user).to_owned())
        .collect();
    let each = (0..16).map(|place| {
        (
            (SERVICES[place % 4].to_owned(), day(place as u32 / 4)),
            two.clone(),
        )
    });
    let departments = [
        ("support", "relations"),
        ("research", "relations"),
        ("letters", "office"),
        ("gifts", "office"),
    ];
    World {
        served: each.collect(),
        departments: departments
            .map(|(service, name)| (service.to_owned(), name.to_owned()))
            .into(),
        ratings: Vec::new(),
        plan: Plan::default(),
    }
}

impl World {
    fn rated(&mut self, of: Option<&str>, when: u32, times: usize) -> &mut Self {
        let known = Known {
            of: of.map(str::to_owned),
            day: day(when),
            reasons: BTreeSet::new(),
            edition: 0,
        };
        self.ratings.extend(std::iter::repeat_n(known, times));
        self
    }

    /// The sizes of the groups of each view: services, departments, days.
    fn sizes(&mut self) -> [Vec<u32>; 3] {
        self.look();
        let views = self.views();
        [0, 1, 2].map(|view| {
            let mut sizes: Vec<u32> = views.groups[view]
                .iter()
                .map(|set| set.count_ones())
                .collect();
            sizes.sort_unstable();
            sizes
        })
    }
}

#[test]
fn p10_four_ratings_are_nobodys_business_and_the_fifth_shows_all() {
    let mut world = well_staffed();
    world.rated(None, 0, 4);
    assert_eq!(world.sizes(), [const { Vec::<u32>::new() }; 3]);
    world.rated(None, 0, 1);
    assert_eq!(world.sizes(), [vec![5], vec![5], vec![5]]);
}

#[test]
fn p10_figures_stand_still_until_five_more_have_come() {
    let mut world = well_staffed();
    world.rated(Some("support"), 0, 8).look();
    for _ in 0..4 {
        world.rated(Some("support"), 0, 1);
        assert_eq!(world.sizes()[0], [8]);
    }
    world.rated(Some("support"), 0, 1);
    assert_eq!(world.sizes()[0], [13]);
}

#[test]
fn p10_a_small_service_is_folded_into_its_department_and_not_told_by_subtraction() {
    let mut world = well_staffed();
    world
        .rated(Some("support"), 0, 20)
        .rated(Some("research"), 0, 3);
    world.rated(Some("letters"), 0, 9).rated(None, 0, 6);
    let [services, departments, _] = world.sizes();
    // Research's three go with support: support alone beside the department's twenty-three would tell them.
    assert_eq!(services, [6, 9, 23]);
    assert_eq!(departments, [6, 9, 23]);
}

#[test]
fn p11_departments_and_services_that_are_large_enough_are_each_shown() {
    let mut world = well_staffed();
    world
        .rated(Some("support"), 0, 20)
        .rated(Some("research"), 0, 7);
    world
        .rated(Some("letters"), 0, 9)
        .rated(Some("gifts"), 0, 5);
    let [services, departments, _] = world.sizes();
    assert_eq!(services, [5, 7, 9, 20]);
    assert_eq!(departments, [14, 27]);
}

#[test]
fn p10_a_service_of_one_employee_is_never_shown_alone() {
    let mut world = well_staffed();
    for ((service, _), users) in &mut world.served {
        if service == "letters" {
            users.remove("sami");
        }
    }
    world
        .rated(Some("letters"), 0, 40)
        .rated(Some("support"), 0, 40);
    assert_eq!(world.sizes()[0], [80]);
    world.rated(Some("gifts"), 0, 10);
    assert_eq!(world.sizes()[1], [90]);
}

#[test]
fn days_are_told_apart_as_soon_as_each_has_enough() {
    let mut world = well_staffed();
    world.rated(None, 0, 12);
    assert_eq!(world.sizes()[2], [12]);
    world.rated(None, 1, 4).rated(Some("support"), 0, 8);
    assert_eq!(world.sizes()[2], [12 + 8]);
    world.rated(None, 1, 6);
    assert_eq!(world.sizes()[2], [10, 20]);
}
