//! What this machine may ask, and the API's description.

use crate::rig::{Listener, Rig};
use serde_json::json;

#[test]
fn this_machine_reads_how_the_service_is_and_its_figures() {
    let rig = Rig::new();
    let client = rig.signed_in("mona");
    let mut listener = Listener::open(&client, None);
    let well = client.get("/healthz").json();
    assert_eq!(well["works"], true);
    let parts = well["parts"].as_array().unwrap();
    assert!(parts.iter().any(|part| part["part"] == "journal"));
    let figures = client.get("/metrics");
    for line in [
        "istiqbal_journal_seq 5",
        "istiqbal_tickets_waiting 0",
        "istiqbal_event_listeners 1",
        "istiqbal_answers_total{class=\"2xx\"} 3",
    ] {
        assert!(figures.body.contains(line), "{}", figures.body);
    }
    client.delete("/api/v1/session");
    assert_eq!(listener.next().unwrap().event, "staff.signed_out");
}

#[test]
fn the_description_names_every_call_with_its_refusals() {
    let rig = Rig::new();
    let description = rig.client().get("/api/openapi.json").json();
    let sign_in = &description["paths"]["/api/v1/session"]["post"]["responses"];
    for status in ["200", "400", "401", "403", "413", "415", "422", "429"] {
        assert!(sign_in[status].is_object(), "{status}");
    }
    let told = &sign_in["401"]["content"]["application/problem+json"]["schema"];
    assert_eq!(told, &json!({ "$ref": "#/components/schemas/Problem" }));
    assert!(description["components"]["schemas"]["Problem"].is_object());
    assert!(description["components"]["securitySchemes"]["device"].is_object());
}
