//! The checks for lost money, held against planted cases among the payments of the invented councils.

#![expect(clippy::unwrap_used, reason = "a test that cannot go on says so and stops")]

use domain::losses::Check;
use testkit::{Measure, TestApp, measure_losses};

fn measured(seed: u64, rounds: u32) -> Measure {
    let runtime = tokio::runtime::Builder::new_multi_thread().worker_threads(2).enable_all().build().unwrap();
    runtime.block_on(async {
        let app = TestApp::on_sqlite().await;
        app.leave_broken();
        let invented = invented::councils("2026-06-17".parse().unwrap(), seed, 1).with_losses(rounds);
        let measure = measure_losses(&app.guildhall, invented.payment_lines("wynmarch")).await;
        app.finish().await;
        measure
    })
}

#[test]
fn every_planted_case_is_found_and_none_just_beyond_a_boundary() {
    for seed in [1, 7] {
        let measure = measured(seed, 12);
        println!("{}", measure.table());
        measure.alarms.iter().for_each(|alarm| println!("  {alarm}"));
        assert_eq!(measure.wrong, Vec::<String>::new(), "seed {seed}");
        for check in Check::ALL {
            assert!(measure.checks[check].planted >= 12, "{check}: {:?}", measure.checks[check]);
            assert!(measure.checks[check].near >= 12, "{check}: {:?}", measure.checks[check]);
        }
    }
}
