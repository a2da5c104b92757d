//! The fault model: what can be asked of a disk and a keystore, how each of it can go wrong, how the app's run can end, and
//! what that may cost. What costs nothing here costs a person nothing.

/// What is asked of the disk or the keystore.
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

/// What goes wrong with it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Fault {
    /// Nothing is done, and that is said.
    Fails,
    /// The same, and whatever else would change something fails after it, until the app is started again.
    FailsFromHereOn,
    /// It is done, and said to have failed.
    FailsWhenDone,
    /// Nothing is done, and it is said to be; a read finds nothing.
    Lies,
    /// It is done and can be seen, and is said to last: on a disk it does not outlive a power cut, in a keystore not the app.
    Forgets,
    /// Half of it is done, and said to have failed.
    Tears,
    /// Half of it is done, and said to be all.
    TearsAndLies,
    /// The app is gone before it is done,
    DiesBefore,
    /// when half of it is done,
    DiesMidway,
    /// when all of it is.
    DiesAfter,
}

/// How much of an operation is done.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Extent {
    Nothing,
    Half,
    /// All, for as long as nobody pulls the battery.
    Fleeting,
    All,
}

/// What the app hears of it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Says {
    Done,
    Failed,
    /// Nothing, ever: it is gone.
    Never,
}

/// How a run of the app ends.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Ending {
    /// The app is killed. The system goes on, and writes what it was given.
    Killed,
    /// The battery is pulled: what was not synced was never there.
    PowerCut,
    /// The battery is pulled: names had reached the disk, what was not synced of the contents had not.
    PowerCutBetween,
}

/// The most that a fault may cost.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Price {
    /// The old record or the new one, and every try that was used.
    Nothing,
    /// Connecting again.
    ConnectAgain,
}

impl Operation {
    pub(super) const fn faults(self) -> &'static [Fault] {
        use Fault::*;
        match self {
            Self::Read | Self::Get => &[Fails, FailsFromHereOn, Lies, TearsAndLies, DiesBefore],
            Self::Rename | Self::Remove | Self::SyncFolder => {
                &[Fails, FailsFromHereOn, FailsWhenDone, Lies, DiesBefore, DiesAfter]
            }
            Self::Write | Self::Set => &[
                Fails,
                FailsFromHereOn,
                FailsWhenDone,
                Lies,
                Forgets,
                Tears,
                TearsAndLies,
                DiesBefore,
                DiesMidway,
                DiesAfter,
            ],
            Self::Delete => &[Fails, FailsFromHereOn, FailsWhenDone, Lies, Forgets, DiesBefore, DiesAfter],
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
            Self::Fails | Self::FailsFromHereOn | Self::Lies | Self::DiesBefore => Extent::Nothing,
            Self::Tears | Self::TearsAndLies | Self::DiesMidway => Extent::Half,
            Self::Forgets => Extent::Fleeting,
            Self::FailsWhenDone | Self::DiesAfter => Extent::All,
        }
    }

    pub(super) const fn says(self) -> Says {
        match self {
            Self::Fails | Self::FailsFromHereOn | Self::FailsWhenDone | Self::Tears => Says::Failed,
            Self::Lies | Self::Forgets | Self::TearsAndLies => Says::Done,
            Self::DiesBefore | Self::DiesMidway | Self::DiesAfter => Says::Never,
        }
    }
}

impl Ending {
    pub(super) const ALL: [Self; 3] = [Self::Killed, Self::PowerCut, Self::PowerCutBetween];
}

/// One thing that went wrong, and how the run ended.
#[derive(Clone, Copy, Debug)]
pub(super) struct Case {
    pub(super) operation: Operation,
    pub(super) fault: Fault,
    pub(super) ending: Ending,
}

impl Case {
    /// What storage that does not keep its word may cost. Storage that fails, fills up or tears and says so costs nothing, nor
    /// does dying, at whatever moment.
    pub(super) const fn price(self) -> Price {
        match (self.operation, self.fault, self.ending) {
            // The new record took the old one's place, and half of it was never on the disk.
            (Operation::Write, Fault::Forgets, Ending::PowerCut | Ending::PowerCutBetween) => {
                Price::ConnectAgain
            }
            // The old record is back, and cannot be told from one that somebody put back.
            (Operation::SyncFolder, Fault::Lies, Ending::PowerCut) => Price::ConnectAgain,
            // A key was there when it was read back, and is not when the app comes back.
            (Operation::Set, Fault::Forgets, _) => Price::ConnectAgain,
            _ => Price::Nothing,
        }
    }

    /// Whether a key may outlive its destruction.
    pub(super) const fn may_leave_a_key(self) -> bool {
        matches!((self.operation, self.fault), (Operation::Delete, Fault::Lies | Fault::Forgets))
    }
}
