package stories;

/** The app starts from its icon and shows the form with which a username is connected. */
public class Starts extends Story {
  @Override
  protected void play() {
    start();
    shows("Connect");
  }
}
