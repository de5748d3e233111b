//! The API held to its own description by a stranger: schemathesis, in `target/schemathesis/venv`, makes requests of all
//! kinds from it, and no answer may be one of our faults or one that the description does not know.

use serde_json::{Value, json};
use std::path::{Path, PathBuf};
use std::process::{Command, Output};
use tests::rig::served::{Client, Served, id};

const PACKAGES: [&str; 2] = ["schemathesis==4.32.5", "openapi-spec-validator==0.9.0"];
const CHECKS: &str = "not_a_server_error,status_code_conformance,content_type_conformance,response_schema_conformance";

/// Names read from answers would be those the fuzzer itself asks by: it would shut itself out.
const ONLY_WHAT_IS_GIVEN: &str = "[phases.coverage.extra-data-sources]\nresponses = false\n
[phases.fuzzing.extra-data-sources]\nresponses = false\n";

/// The folder with the programs of the packages, made by the first run that can.
fn programs() -> PathBuf {
    let venv = Path::new(env!("CARGO_MANIFEST_DIR")).join("../target/schemathesis/venv");
    let python = venv.join("bin/python");
    let whole = Command::new(&python)
        .args(["-c", "import schemathesis, openapi_spec_validator"])
        .output();
    if !whole.is_ok_and(|told| told.status.success()) {
        let made = Command::new("python3")
            .args(["-m", "venv"])
            .arg(&venv)
            .output();
        succeeded(&made.expect("python3 is missing: apt-get install python3 python3-venv"));
        let pip = ["-m", "pip", "install", "--quiet"];
        succeeded(
            &Command::new(&python)
                .args(pip)
                .args(PACKAGES)
                .output()
                .unwrap(),
        );
    }
    venv.join("bin")
}

fn succeeded(ended: &Output) {
    let (out, err) = (
        String::from_utf8_lossy(&ended.stdout),
        String::from_utf8_lossy(&ended.stderr),
    );
    assert!(ended.status.success(), "{out}\n{err}");
}

/// The service's own description, with names that exist here put in: else most that is asked would find nothing.
fn narrowed(
    mut description: Value,
    names: &[(&str, Value)],
    fields: &[(&str, &str, Value)],
) -> Value {
    for path in description["paths"].as_object_mut().unwrap().values_mut() {
        for call in path.as_object_mut().unwrap().values_mut() {
            let parameters = call.get_mut("parameters").and_then(Value::as_array_mut);
            for parameter in parameters
                .into_iter()
                .flatten()
                .filter(|parameter| parameter["in"] == "path")
            {
                let known = names.iter().find(|(name, _)| parameter["name"] == *name);
                let (_, known) = known.expect("every parameter of a path has names that exist");
                parameter["schema"] = json!({ "type": "string", "enum": known });
            }
        }
    }
    for (schema, field, known) in fields {
        let properties = &mut description["components"]["schemas"][schema]["properties"];
        assert!(properties[field].is_object(), "{schema} has no {field}");
        properties[field] = json!({ "type": "string", "enum": known });
    }
    description
}

/// Runs the fuzzer as whoever sends these headers, with further options.
fn fuzz(
    (served, description): (&Served, &Path),
    (who, headers): (&Client, &[&str]),
    seconds: u32,
    options: &[&str],
) {
    let mut run = Command::new(programs().join("schemathesis"));
    let settings = served.place.folder().join("schemathesis.toml");
    std::fs::write(&settings, ONLY_WHAT_IS_GIVEN).unwrap();
    run.arg("--config-file").arg(settings);
    run.arg("run")
        .arg(description)
        .args(["--url", &served.address(), "--checks", CHECKS]);
    // A stream has no end, and without a session there is nothing more to see.
    run.args([
        "--exclude-path",
        "/api/v1/events",
        "--exclude-operation-id",
        "sign_out",
    ]);
    run.args([
        "--max-time",
        &seconds.to_string(),
        "--continue-on-failure",
        "--no-color",
    ]);
    run.args(options);
    for name in headers {
        run.args(["-H", &format!("{name}: {}", who.sends(name).unwrap())]);
    }
    let ended = run.current_dir(served.place.folder()).output().unwrap();
    succeeded(&ended);
    let told = String::from_utf8_lossy(&ended.stdout);
    assert!(told.contains("Test cases"), "{told}");
}

/// A request that is begun and no more.
fn begin(who: &Client, turn: u32) -> Value {
    let wish = json!({ "service": "support-request", "channel": "telephone" });
    let begun = who.keyed("/api/v1/requests", &format!("request-{turn}"), &wish);
    begun.is(201).json()
}

#[test]
fn a_fuzzer_finds_no_fault_and_no_answer_that_is_not_described() {
    let served = Served::manarat();
    let (huda, device) = (
        served.signed_in("huda"),
        served.device("reception-2", "reception"),
    );
    let _spare = (
        served.device("board-7", "board"),
        served.device("exit-7", "exit"),
    );
    let description = served.client().get("/api/openapi.json").is(200).json();
    let own = served.place.folder().join("own.json");
    std::fs::write(&own, description.to_string()).unwrap();
    succeeded(
        &Command::new(programs().join("openapi-spec-validator"))
            .arg(&own)
            .output()
            .unwrap(),
    );
    let services = json!(["enquiries", "giving", "letters", "support-request"]);
    let counters = json!(["counter-1", "counter-2", "counter-3"]);
    let issue = |index: usize| id(&huda.issue(services[index % 4].as_str().unwrap()));
    let mut ids: Vec<String> = (0..40).map(issue).collect();
    let amal = served.signed_in("amal");
    let begun: Vec<Value> = (0..6).map(|turn| begin(&amal, turn)).collect();
    let told = |it: &Value, name: &str| it[name].as_str().unwrap().to_owned();
    ids.extend(begun.iter().map(|it| told(it, "id")));
    let references: Vec<String> = begun.iter().map(|it| told(it, "reference")).collect();
    let names = [
        ("counter", counters.clone()),
        ("id", json!(ids)),
        ("reference", json!(references)),
        ("user", json!(["badr", "dana", "mona"])),
        ("name", json!(["board-7", "exit-7"])),
    ];
    let fields = [
        ("IssueWish", "service", services.clone()),
        ("Transfer", "service", services),
    ];
    let narrow = served.place.folder().join("narrow.json");
    std::fs::write(&narrow, narrowed(description, &names, &fields).to_string()).unwrap();
    let long = u32::try_from(crate::rounds(1, 10)).unwrap();
    let admin = (&huda, &["cookie", "x-csrf-token"][..]);
    // What follows one call into the next would find the admin's or the device's own name, and shut them out.
    let others = ["--exclude-path-regex", "^/api/v1/(staff|devices)/"];
    let staff = [
        "--include-path-regex",
        "^/api/v1/(staff|devices)",
        "--phases",
        "examples,coverage,fuzzing",
    ];
    fuzz((&served, &narrow), admin, 30 * long, &others);
    fuzz((&served, &narrow), admin, 10 * long, &staff);
    fuzz(
        (&served, &own),
        (&device, &["authorization"]),
        15 * long,
        &[],
    );
    huda.get("/api/v1/session").is(200);
    device.get("/api/v1/queue").is(200);
    let called = served.record().of("ticket.called").len();
    assert!(
        called > 0,
        "the fuzzer never came as far as calling somebody"
    );
    let figures = served.client().get("/metrics").body;
    assert!(figures.contains("{class=\"5xx\"} 0"), "{figures}");
    served.verify();
}
