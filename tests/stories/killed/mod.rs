//! Crash safety: the app is killed a thousand times at random moments, always on the same files.

use support::world::World;
mod expected;
mod worker;

use std::env;
use std::thread;
use std::time::{SystemTime, UNIX_EPOCH};

use tokio::runtime::Handle;
use tokio::task::block_in_place;

use self::worker::Worker;

const WORKERS: u64 = 4;
const KILLS: u64 = 250;

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn an_app_killed_a_thousand_times_keeps_what_it_showed_and_allows_no_sixth_try() {
    let now = || SystemTime::now().duration_since(UNIX_EPOCH).unwrap().as_secs();
    let seed = env::var("KILL_SEED").map_or_else(|_| now(), |seed| seed.parse().unwrap());
    let mut workers = Vec::new();
    for index in 0..WORKERS {
        let seed = seed.wrapping_mul(WORKERS) + index;
        workers.push(Worker::new(World::new().await, seed, Handle::current()));
    }
    let violations: Vec<_> = block_in_place(|| {
        thread::scope(|scope| {
            let workers: Vec<_> =
                workers.into_iter().map(|worker| scope.spawn(|| worker.run(KILLS))).collect();
            workers.into_iter().filter_map(|worker| worker.join().unwrap().err()).collect()
        })
    });
    assert!(violations.is_empty(), "KILL_SEED={seed}\n{}", violations.join("\n"));
}
