//! Answering requests and doing the waiting work until told to stop.

use crate::App;
use std::future::Future;
use std::time::Duration;
use tokio::net::TcpListener;
use tokio::sync::watch;

/// How long the worker rests when nothing waits: short enough that a person who asked for work hardly notices.
const REST: Duration = Duration::from_millis(200);

/// Serves a Guildhall and runs its jobs until `stop` comes; requests in flight are answered first.
///
/// # Errors
/// When the listener fails.
pub async fn serve(
    listener: TcpListener,
    app: App,
    stop: impl Future<Output = ()> + Send + 'static,
) -> std::io::Result<()> {
    let (say_stop, mut stopped) = watch::channel(false);
    let worker = tokio::spawn(work(app.clone(), stopped.clone()));
    let guildhall = app.guildhall.clone();
    let warming = tokio::spawn(async move {
        if let Err(failure) = actions::upkeep::warm(&guildhall).await {
            tracing::warn!(%failure, "the first pages of some councils will be slower");
        }
    });
    let served = axum::serve(listener, crate::router(app)).with_graceful_shutdown(async move {
        tokio::select! {
            () = stop => {}
            _ = stopped.changed() => {}
        }
        let _ = say_stop.send(true);
    });
    let answer = served.await;
    // A job that runs is left to its lease: it begins again where the program starts next.
    worker.abort();
    warming.abort();
    answer
}

async fn work(app: App, mut stopped: watch::Receiver<bool>) {
    loop {
        match actions::jobs::run_job(&app.guildhall, None).await {
            Ok(Some(_)) => continue,
            Ok(None) => {}
            Err(trouble) => tracing::error!(%trouble, "jobs cannot be claimed"),
        }
        tokio::select! {
            () = tokio::time::sleep(REST) => {}
            _ = stopped.changed() => return,
        }
    }
}
