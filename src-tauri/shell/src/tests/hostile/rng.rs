//! Seeded random numbers. A failed test prints its seed; `IPC_FUZZ_SEED` repeats the run.
#![allow(clippy::disallowed_methods, reason = "a seed can be given to repeat a run")]

use fastrand::Rng;

pub(super) struct SeededRng {
    seed: u64,
    rng: Rng,
}

impl SeededRng {
    pub(super) fn new() -> Self {
        let given = std::env::var("IPC_FUZZ_SEED").ok().and_then(|seed| seed.parse().ok());
        let seed = given.unwrap_or_else(|| fastrand::u64(..));
        Self { seed, rng: Rng::with_seed(seed) }
    }

    pub(super) fn below(&mut self, count: usize) -> usize {
        self.rng.usize(..count)
    }

    pub(super) fn one_in(&mut self, count: usize) -> bool {
        self.below(count) == 0
    }

    pub(super) fn pick<'a, T>(&mut self, from: &'a [T]) -> &'a T {
        self.rng.choice(from).expect("something to pick from")
    }

    pub(super) fn shuffle<T>(&mut self, order: &mut [T]) {
        self.rng.shuffle(order);
    }

    /// Returns a PIN that is well-formed and wrong: the right one begins with a 4.
    pub(super) fn wrong_pin(&mut self) -> String {
        format!("9{:05}", self.below(100_000))
    }

    /// Returns unexpected text.
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
            1..100 => format!("{:016x}", self.rng.u64(..)),
            _ => (0..=self.below(3)).map(|_| *self.pick(&ODD)).collect(),
        }
    }
}

impl Drop for SeededRng {
    fn drop(&mut self) {
        if std::thread::panicking() {
            eprintln!("repeat this run with IPC_FUZZ_SEED={}", self.seed);
        }
    }
}
