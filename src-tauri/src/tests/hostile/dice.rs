//! Chance that can be had again: a storm that failed says its seed, and `STORM_SEED` brings it back.

use std::hash::{BuildHasher as _, Hasher as _, RandomState};

/// SplitMix64 (Steele, Lea and Flood, 2014), which is enough to be surprising.
pub(super) struct Dice {
    seed: u64,
    state: u64,
}

impl Dice {
    pub(super) fn new() -> Self {
        let given = std::env::var("STORM_SEED").ok().and_then(|seed| seed.parse().ok());
        let seed = given.unwrap_or_else(|| RandomState::new().build_hasher().finish());
        Self { seed, state: seed }
    }

    fn next(&mut self) -> u64 {
        self.state = self.state.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut mixed = self.state;
        mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        mixed ^ (mixed >> 31)
    }

    pub(super) fn below(&mut self, many: usize) -> usize {
        usize::try_from(self.next() % many as u64).unwrap()
    }

    pub(super) fn one_in(&mut self, many: usize) -> bool {
        self.below(many) == 0
    }

    pub(super) fn pick<'a, T>(&mut self, from: &'a [T]) -> &'a T {
        &from[self.below(from.len())]
    }

    pub(super) fn shuffle<T>(&mut self, order: &mut [T]) {
        for last in (1..order.len()).rev() {
            order.swap(last, self.below(last + 1));
        }
    }

    /// Digits that somebody could have chosen, and did not: the owner's PIN begins with a 4.
    pub(super) fn wrong_pin(&mut self) -> String {
        format!("9{:05}", self.below(100_000))
    }

    /// Text that nobody expects.
    pub(super) fn noise(&mut self) -> String {
        const ODD: [&str; 12] = [
            "",
            " ",
            "\0",
            "null",
            "-1",
            "🔑",
            "å\u{301}\u{202e}",
            "../../etc/passwd",
            "__proto__",
            "\"}}",
            "ﬀ\u{fffd}",
            "１７",
        ];
        match self.below(300) {
            0 => "9".repeat(100_000),
            1..100 => format!("{:016x}", self.next()),
            _ => (0..=self.below(3)).map(|_| *self.pick(&ODD)).collect(),
        }
    }
}

impl Drop for Dice {
    fn drop(&mut self) {
        if std::thread::panicking() {
            eprintln!("this storm again: STORM_SEED={}", self.seed);
        }
    }
}
