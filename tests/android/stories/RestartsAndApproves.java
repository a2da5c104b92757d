package stories;

/** The next process continues from the stored state: still connected, with the same PIN. */
public class RestartsAndApproves extends Story {
  @Override
  protected void play() throws Exception {
    start();
    if (process() == 1) {
      User.enrol();
      return;
    }
    expectScreen("Home");
    User.approveLogin();
  }
}
