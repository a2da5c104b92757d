//! Android: writes the system log directly. Standard error reaches that log too, but through a pipe
//! that a thread of tao reads, and an exiting process does not wait for that thread: the last line,
//! with the reason, would be lost.

use std::ffi::CString;
use std::io::{self, Write};

use ndk_sys::{__android_log_write, android_LogPriority};
use tracing::{Level, Metadata};
use tracing_subscriber::filter::Targets;
use tracing_subscriber::fmt::{self, MakeWriter};
use tracing_subscriber::prelude::*;

/// Tag of the app's lines.
const TAG: &std::ffi::CStr = c"FinagoKey";

/// Starts logging what `filter` lets through.
pub(crate) fn init(filter: Targets) {
    let log = fmt::layer().with_ansi(false).without_time().with_level(false).with_writer(Log);
    tracing_subscriber::registry().with(log).with(filter).init();
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

/// One line, written when dropped.
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
        // SAFETY: both are C strings that outlive the call, and the priority is one of Android's
        // constants.
        unsafe { __android_log_write(self.priority.0.cast_signed(), TAG.as_ptr(), text.as_ptr()) };
    }
}
