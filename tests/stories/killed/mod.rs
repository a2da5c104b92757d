//! The app is killed a thousand times, wherever it happens to be, over the same files.

mod lane;
mod shown;

use std::env;
use std::thread;
use std::time::{SystemTime, UNIX_EPOCH};

use tokio::runtime::Handle;
use tokio::task::block_in_place;

use self::lane::Lane;
use crate::world::World;

const LANES: u64 = 4;
const KILLS: u64 = 250;

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn an_app_killed_a_thousand_times_keeps_what_it_showed_and_gives_no_sixth_try() {
    let now = || SystemTime::now().duration_since(UNIX_EPOCH).unwrap().as_secs();
    let seed = env::var("KILL_SEED").map_or_else(|_| now(), |seed| seed.parse().unwrap());
    let mut lanes = Vec::new();
    for lane in 0..LANES {
        lanes.push(Lane::new(World::forgetful().await, seed.wrapping_mul(LANES) + lane, Handle::current()));
    }
    let violations: Vec<_> = block_in_place(|| {
        thread::scope(|scope| {
            let lanes: Vec<_> = lanes.into_iter().map(|lane| scope.spawn(|| lane.kills(KILLS))).collect();
            lanes.into_iter().filter_map(|lane| lane.join().unwrap().err()).collect()
        })
    });
    assert!(violations.is_empty(), "KILL_SEED={seed}\n{}", violations.join("\n"));
}
