//! Counts and times for whoever watches over the program, in the format of Prometheus.

use axum::extract::{MatchedPath, Request};
use axum::middleware::Next;
use axum::response::Response;
use metrics_exporter_prometheus::{PrometheusBuilder, PrometheusHandle};
use std::sync::OnceLock;
use std::time::Instant;

/// Upper bounds in seconds of the times that are counted together; 0.05 is what a page is meant to keep to.
const BOUNDS: &[f64] = &[0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1.0, 2.5, 10.0];

static RECORDER: OnceLock<Option<PrometheusHandle>> = OnceLock::new();

/// What is measured, from the first call on; one for the whole program.
pub fn recorder() -> Option<&'static PrometheusHandle> {
    RECORDER.get_or_init(|| PrometheusBuilder::new().set_buckets(BOUNDS).ok()?.install_recorder().ok()).as_ref()
}

/// Counts a request and its time under its route, never under its full address.
pub async fn measure(request: Request, next: Next) -> Response {
    let route = request.extensions().get::<MatchedPath>().map_or("other", MatchedPath::as_str).to_owned();
    let method = request.method().as_str().to_owned();
    let begun = Instant::now();
    let answer = next.run(request).await;
    let status = answer.status().as_u16().to_string();
    let labels = [("route", route.clone()), ("method", method.clone()), ("status", status.clone())];
    metrics::counter!("guildhall_requests_total", &labels).increment(1);
    metrics::histogram!("guildhall_request_seconds", "route" => route.clone()).record(begun.elapsed().as_secs_f64());
    tracing::info!(route, method, status, milliseconds = begun.elapsed().as_millis(), "request");
    answer
}
