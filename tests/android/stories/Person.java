package stories;

import static phone.MainThread.await;

import org.json.JSONArray;
import org.json.JSONObject;
import phone.Interface;
import phone.Json;
import phone.Phone;
import phone.SensorWindow;

/** Actions of the user, as intents that the interface sends to the core. */
final class Person {
  private Person() {}

  /** Connects a username with a one-time password. */
  static void connects(String code) {
    Interface.ask(Json.of("Enrol", Json.of("address", Backend.ADDRESS, "username", Story.USER, "code", code)));
    Interface.sees("ChoosePin");
  }

  /** Connects, chooses a PIN and allows notifications. */
  static void enrols() {
    enrolsAndIsOfferedNotifications();
    answersTheQuestionForNotifications(true);
    Interface.sees("Home");
  }

  /** Connects and chooses a PIN. The offer of notifications stays open. */
  static void enrolsAndIsOfferedNotifications() {
    connects(Story.CODES.get(0));
    Interface.ask(Json.of("ChoosePin", Json.of("pin", Story.PIN, "sensor", false)));
    await("a screen after the PIN", 40, () -> !"ChoosePin".equals(Interface.screen()));
  }

  /** Connects, chooses a PIN and enables the biometric sensor. */
  static void enrolsWithTheSensor() {
    connects(Story.CODES.get(0));
    Interface.askAndGoOn(Json.of("ChoosePin", Json.of("pin", Story.PIN, "sensor", true)));
    SensorWindow.opens().closes();
    await("a screen after the PIN", 40, () -> !"ChoosePin".equals(Interface.screen()));
    answersTheQuestionForNotifications(true);
    Interface.sees("Home");
  }

  /** Waits for the report of a damaged record, and connects with another one-time password. */
  static void isToldOfDamagedKeysAndConnectsAgain() {
    await("the app says that what it keeps is damaged", 20, () -> Interface.shown().contains("RecordDamaged"));
    Interface.ask("StartOver");
    Interface.sees("Enrol");
    connects(Story.CODES.get(1));
  }

  /** Answers Android's permission request for notifications, if there is one. */
  static void answersTheQuestionForNotifications(boolean yes) {
    if (!"OfferNotifications".equals(Interface.screen())) {
      return;
    }
    var asking = Interface.askAndGoOn("AllowNotifications");
    var question = await("Android's question", 10, () -> asking.isDone() ? Boolean.TRUE : Phone.question());
    if (question instanceof org.robolectric.shadows.ShadowActivity.PermissionsRequest asked) {
      Phone.answer(asked, yes);
    }
  }

  /** Opens the pending challenge and returns its id. */
  static String opensTheRequest() {
    if ("Result".equals(Interface.screen())) {
      Interface.ask("Back");
    }
    await("a request", 20, () -> "Challenge".equals(Interface.screen()) || waiting().length() > 0);
    if (!"Challenge".equals(Interface.screen())) {
      Interface.ask(Json.of("OpenChallenge", Json.of("id", waiting().optJSONObject(0).optString("id"))));
    }
    Interface.sees("Challenge");
    return Interface.inside().optString("id");
  }

  /** Whether this challenge is on the screen. */
  static boolean sees(String challenge) {
    return "Challenge".equals(Interface.screen()) && challenge.equals(Interface.inside().optString("id"));
  }

  private static JSONArray waiting() {
    JSONArray pending = Interface.inside() == null ? null : Interface.inside().optJSONArray("pending");
    return pending == null ? new JSONArray() : pending;
  }

  /** Approves the challenge on the screen, up to the PIN. */
  static void approves() throws Exception {
    Interface.ask(approval());
    await("the pad for the PIN", 10, () -> Interface.pad() != null);
  }

  /** Intent that approves the challenge, with the number of the login page. */
  static JSONObject approval() throws Exception {
    String id = opensTheRequest();
    return Json.of("Approve", Json.of("id", id, "number", Backend.number()));
  }

  /** Types the PIN and waits for the result. */
  static void typesThePin() {
    Interface.ask(Json.of("EnterPin", Json.of("pin", Story.PIN)));
    Interface.sees("Result");
  }
}
