//! Cost of the window: duration from the program's start to its first screen, and memory of the
//! program and its child processes.

use std::collections::HashMap;
use std::fs;
use std::path::Path;
use std::process::{Command, Stdio};
use std::thread;
use std::time::{Duration, Instant};

use anyhow::{Context as _, Result, ensure};
use support::driver::{Program, Screen};

use crate::figures::{Figures, ms};

const RUNS: usize = 7;
/// Colour of the first screen's button, `--accent` of the interface's light theme, and of the whole
/// empty window.
const ACCENT: [u8; 3] = [0x0b, 0x63, 0x52];
const PATIENCE: Duration = Duration::from_secs(30);
/// Time between the first screen and the measurement of memory, in which allocations settle.
const SETTLING: Duration = Duration::from_secs(2);

/// Measures `program` in alternation with `empty_window`.
pub(crate) fn measure(program: &Path, empty_window: &Path, figures: &mut Figures) -> Result<()> {
    let screen = Screen::start()?;
    let (mut ours, mut empty) = (Vec::new(), Vec::new());
    for _ in 0..RUNS {
        ours.push(Cost::of(program, &screen)?);
        empty.push(Cost::of(empty_window, &screen)?);
    }
    let times = |costs: &[Cost]| costs.iter().map(|cost| cost.start).collect::<Vec<_>>();
    let memory = |costs: &[Cost]| costs.iter().map(|cost| cost.memory).collect::<Vec<_>>();
    figures.median("window, start to first screen", &times(&ours), "ms");
    figures.median("empty window, start to its colour", &times(&empty), "ms");
    figures.ratio("window to empty window, start", &times(&ours), &times(&empty));
    figures.median("window, memory of all its processes (PSS)", &memory(&ours), "MB");
    figures.median("empty window, the same", &memory(&empty), "MB");
    Ok(())
}

/// The cost of one start: milliseconds to the first screen, and megabytes.
struct Cost {
    start: f64,
    memory: f64,
}

impl Cost {
    fn of(program: &Path, screen: &Screen) -> Result<Self> {
        let started = Instant::now();
        let mut command = Command::new(program);
        screen.show(command.stderr(Stdio::null()));
        let window = Program::start(&mut command)?;
        while !screen.shows(ACCENT)? {
            ensure!(started.elapsed() < PATIENCE, "{} shows nothing", program.display());
            thread::sleep(Duration::from_millis(2));
        }
        let start = ms(started.elapsed());
        thread::sleep(SETTLING);
        let memory = proportional_memory(window.id())?;
        drop(window);
        while screen.shows(ACCENT)? {
            thread::sleep(Duration::from_millis(2));
        }
        Ok(Self { start, memory })
    }
}

/// Returns the proportional set size of a process and all its descendants in megabytes; a page
/// shared by n processes counts as 1/n (proc(5), `smaps_rollup`).
fn proportional_memory(root: u32) -> Result<f64> {
    let mut children: HashMap<u32, Vec<u32>> = HashMap::new();
    for entry in fs::read_dir("/proc")? {
        let Some(id) = entry?.file_name().to_str().and_then(|name| name.parse::<u32>().ok()) else {
            continue;
        };
        // The process may have ended meanwhile.
        let Ok(stat) = fs::read_to_string(format!("/proc/{id}/stat")) else { continue };
        let parent = stat.rsplit_once(')').and_then(|(_, rest)| rest.split_whitespace().nth(1)?.parse().ok());
        children.entry(parent.context("a malformed line of /proc")?).or_default().push(id);
    }
    let (mut kilobytes, mut remaining) = (0.0, vec![root]);
    while let Some(id) = remaining.pop() {
        remaining.extend(children.remove(&id).unwrap_or_default());
        let Ok(rollup) = fs::read_to_string(format!("/proc/{id}/smaps_rollup")) else { continue };
        let pss = rollup.lines().find_map(|line| line.strip_prefix("Pss:"));
        kilobytes += pss.and_then(|pss| pss.split_whitespace().next()?.parse::<f64>().ok()).unwrap_or(0.0);
    }
    Ok(kilobytes * 1024.0 / 1_000_000.0)
}
