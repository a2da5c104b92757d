//! Android: its own log, line by line. Standard error goes there too, but through a pipe that tao's thread reads, and a program that ends does
//! not wait for that thread: the last line, which says why it ends, would be lost.

use std::ffi::CString;
use std::io::{self, Write};

use ndk_sys::{__android_log_write, android_LogPriority};
use tracing::{Level, Metadata};
use tracing_subscriber::EnvFilter;
use tracing_subscriber::fmt::MakeWriter;

/// What the app's lines are found by.
const TAG: &std::ffi::CStr = c"FinagoKey";

/// Begins to write what `filter` lets through.
pub(crate) fn begin(filter: EnvFilter) {
    let log = tracing_subscriber::fmt().with_ansi(false).without_time().with_level(false).with_writer(Log);
    log.with_env_filter(filter).init();
}

struct Log;

impl<'a> MakeWriter<'a> for Log {
    type Writer = Line;

    fn make_writer(&'a self) -> Line {
        Line { priority: android_LogPriority::ANDROID_LOG_INFO, text: Vec::new() }
    }

    fn make_writer_for(&'a self, event: &Metadata<'_>) -> Line {
        let priority = match *event.level() {
            Level::ERROR => android_LogPriority::ANDROID_LOG_ERROR,
            Level::WARN => android_LogPriority::ANDROID_LOG_WARN,
            Level::INFO => android_LogPriority::ANDROID_LOG_INFO,
            Level::DEBUG => android_LogPriority::ANDROID_LOG_DEBUG,
            Level::TRACE => android_LogPriority::ANDROID_LOG_VERBOSE,
        };
        Line { priority, text: Vec::new() }
    }
}

/// A line, written when it is complete.
struct Line {
    priority: android_LogPriority,
    text: Vec<u8>,
}

impl Write for Line {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.text.extend_from_slice(bytes);
        Ok(bytes.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

impl Drop for Line {
    #[allow(unsafe_code, reason = "the log of Android is a C function")]
    fn drop(&mut self) {
        let text = String::from_utf8_lossy(&self.text);
        let Ok(text) = CString::new(text.trim_end().replace('\0', "")) else { return };
        // SAFETY: both are C strings that live until the call returns, and the priority is one of Android's own.
        unsafe { __android_log_write(self.priority.0.cast_signed(), TAG.as_ptr(), text.as_ptr()) };
    }
}
