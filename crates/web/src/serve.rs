//! Answering requests and doing the waiting work until told to stop.

use crate::App;
use std::future::Future;
use std::time::{Duration, Instant};
use tokio::net::TcpListener;
use tokio::sync::watch;

/// How long the worker rests when nothing waits: short enough that a person who asked for work hardly notices.
const REST: Duration = Duration::from_millis(200);

/// How often it is looked whether mails are to be written or tried again: as often as somebody who waits for one would look.
const MAIL_LOOKED_AT: Duration = Duration::from_secs(60);

/// How often it is looked whose time is over among those who asked for documents in other formats: that time is counted in days.
const ERASED_AT: Duration = Duration::from_secs(6 * 60 * 60);

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

/// Erases who asked for documents in other formats and whose time is over.
async fn erase(app: &App) {
    match actions::format_requests::erase_all_due(&app.guildhall).await {
        Ok(done) => done.iter().for_each(|erased| tracing::info!(%erased, "was erased: the time for it is over")),
        Err(trouble) => tracing::error!(%trouble, "who asked for other formats cannot be erased"),
    }
}

async fn work(app: App, mut stopped: watch::Receiver<bool>) {
    let (mut looked, mut erased): (Option<Instant>, Option<Instant>) = (None, None);
    loop {
        if erased.is_none_or(|erased| erased.elapsed() >= ERASED_AT) {
            erased = Some(Instant::now());
            erase(&app).await;
        }
        if looked.is_none_or(|looked| looked.elapsed() >= MAIL_LOOKED_AT) {
            looked = Some(Instant::now());
            if let Err(trouble) = actions::mail::ask_due(&app.guildhall).await {
                tracing::error!(%trouble, "mails cannot be asked for");
            }
        }
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
