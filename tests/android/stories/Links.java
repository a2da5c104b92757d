package stories;

/** Links as login pages make them. */
final class Links {
  private Links() {}

  /** The link that connects a username with a code. */
  static String connect(String code) {
    return "finagokey://connect?o=" + Backend.encoded(Backend.ADDRESS) + "&u=" + Backend.encoded(Story.USER) + "&c=" + code;
  }
}
