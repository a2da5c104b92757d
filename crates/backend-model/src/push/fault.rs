//! Faults that a push can meet. What they do to the queue is a rule of the state; when one is met is
//! decided by who takes the pushes.

/// A way in which a push fails on its way to a device.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum PushFault {
    /// Sends the push so many seconds late by the backend's clock, even if it has expired by then.
    Delay(u32),
    /// Never sends the push.
    Lose,
    /// Sends the push twice.
    Double,
    /// Holds the push back and sends it after the device's next one.
    Swap,
    /// Corrupts the push after sealing, so that it cannot be opened. Does not apply to APNs, whose
    /// pushes are not sealed.
    SealWrongly,
    /// Names a device in the content that is not the recipient.
    OtherDevice,
}
