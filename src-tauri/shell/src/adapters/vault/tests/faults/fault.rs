//! The fault model: the operations of disk and keystore, how each can fail, how a run of the app
//! can end, and what that may cost. A case that costs nothing here may cost the user nothing.

/// Operation of the disk or the keystore.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Operation {
    Read,
    Write,
    Rename,
    Remove,
    SyncFolder,
    Get,
    Set,
    Delete,
}

/// Fault of an operation.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Fault {
    /// Nothing is done; an error is reported.
    Fails,
    /// Nothing is done and an error is reported. Until the app is restarted, later changes on the
    /// same disk or keystore fail too, and after a failed read also later reads.
    FailsFromNowOn,
    /// All is done; an error is reported.
    FailsWhenDone,
    /// Nothing is done; success is reported. A read finds nothing.
    Lies,
    /// All is done and visible, and success is reported; but the change is lost, on a disk by a
    /// power cut, in a keystore when the app ends.
    Forgets,
    /// Half is done; an error is reported.
    Tears,
    /// Half is done; success is reported.
    TearsAndLies,
    /// The app dies before anything is done.
    DiesBefore,
    /// The app dies when half is done.
    DiesMidway,
    /// The app dies when all is done.
    DiesAfter,
}

/// How much of an operation is done.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Extent {
    Nothing,
    Half,
    /// All is done, but not durably.
    Volatile,
    All,
}

/// What the app is returned.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Reply {
    Done,
    Failed,
    /// The call never returns: the app has died.
    Never,
}

/// How a run of the app ends.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Ending {
    /// The app is killed. The system continues and writes everything it was given.
    Killed,
    /// Power is cut: unsynced changes are lost.
    PowerCut,
    /// Power is cut: renames had reached the disk, unsynced contents had not.
    PowerCutBetween,
}

/// The most that a fault may cost the user.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Price {
    /// Nothing: the old or the new record remains, with every counted PIN try.
    Nothing,
    /// Enrolling again.
    ConnectAgain,
}

impl Operation {
    pub(super) const fn faults(self) -> &'static [Fault] {
        use Fault::*;
        match self {
            Self::Read | Self::Get => &[Fails, FailsFromNowOn, Lies, TearsAndLies, DiesBefore],
            Self::Rename | Self::Remove | Self::SyncFolder => {
                &[Fails, FailsFromNowOn, FailsWhenDone, Lies, DiesBefore, DiesAfter]
            }
            Self::Write | Self::Set => &[
                Fails,
                FailsFromNowOn,
                FailsWhenDone,
                Lies,
                Forgets,
                Tears,
                TearsAndLies,
                DiesBefore,
                DiesMidway,
                DiesAfter,
            ],
            Self::Delete => &[Fails, FailsFromNowOn, FailsWhenDone, Lies, Forgets, DiesBefore, DiesAfter],
        }
    }

    pub(super) const fn is_on_disk(self) -> bool {
        !matches!(self, Self::Get | Self::Set | Self::Delete)
    }

    pub(super) const fn changes(self) -> bool {
        !matches!(self, Self::Read | Self::Get)
    }
}

impl Fault {
    pub(super) const fn extent(self) -> Extent {
        match self {
            Self::Fails | Self::FailsFromNowOn | Self::Lies | Self::DiesBefore => Extent::Nothing,
            Self::Tears | Self::TearsAndLies | Self::DiesMidway => Extent::Half,
            Self::Forgets => Extent::Volatile,
            Self::FailsWhenDone | Self::DiesAfter => Extent::All,
        }
    }

    pub(super) const fn reply(self) -> Reply {
        match self {
            Self::Fails | Self::FailsFromNowOn | Self::FailsWhenDone | Self::Tears => Reply::Failed,
            Self::Lies | Self::Forgets | Self::TearsAndLies => Reply::Done,
            Self::DiesBefore | Self::DiesMidway | Self::DiesAfter => Reply::Never,
        }
    }
}

impl Ending {
    pub(super) const ALL: [Self; 3] = [Self::Killed, Self::PowerCut, Self::PowerCutBetween];
}

/// A fault, and how the run ended.
#[derive(Clone, Copy, Debug)]
pub(super) struct Case {
    pub(super) operation: Operation,
    pub(super) fault: Fault,
    pub(super) ending: Ending,
}

impl Case {
    /// Returns what the case may cost. Only storage that reports success and does not persist costs
    /// anything; failures that are reported, full or torn writes and the app's death at any moment
    /// cost nothing.
    pub(super) const fn price(self) -> Price {
        match (self.operation, self.fault, self.ending) {
            // The new record replaced the old one, and half of it never reached the disk.
            (Operation::Write, Fault::Forgets, Ending::PowerCut | Ending::PowerCutBetween) => {
                Price::ConnectAgain
            }
            // The old record is back, which is indistinguishable from a rollback attack.
            (Operation::SyncFolder, Fault::Lies, Ending::PowerCut) => Price::ConnectAgain,
            // The key existed when it was read back, and is missing when the app restarts.
            (Operation::Set, Fault::Forgets, _) => Price::ConnectAgain,
            _ => Price::Nothing,
        }
    }

    /// Whether a key may survive its deletion.
    pub(super) const fn may_leave_a_key(self) -> bool {
        matches!((self.operation, self.fault), (Operation::Delete, Fault::Lies | Fault::Forgets))
    }
}
