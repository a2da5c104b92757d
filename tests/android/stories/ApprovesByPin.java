package stories;

/** A username is connected, a login starts, and it is approved with the PIN. */
public class ApprovesByPin extends Story {
  @Override
  protected void play() throws Exception {
    start();
    User.enrol();
    User.approveLogin();
  }
}
