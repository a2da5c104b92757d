package stories;

import static org.junit.Assert.assertEquals;
import static phone.MainThread.await;

import java.util.List;
import org.json.JSONArray;
import org.json.JSONObject;
import phone.BiometricWindow;
import phone.Interface;
import phone.Json;
import phone.Phone;

/** Actions of the user, as intents that the interface sends to the core. */
final class User {
  private User() {}

  /** Connects a username with a one-time password. */
  static void connect(String code) {
    Interface.dispatch("AddAccount");
    Interface.dispatch(Json.of("Enrol", Json.of("address", Backend.ADDRESS, "username", Story.USER, "code", code)));
    Interface.awaitScreen("ChoosePin");
  }

  /** Connects, chooses a PIN and allows notifications. */
  static void enrol() {
    enrol(false, true);
  }

  /** Connects, chooses a PIN, and answers the requests for the sensor and for notifications. */
  static void enrol(boolean withSensor, boolean withNotifications) {
    connect(Story.CODES.get(0));
    Interface.dispatchAsync(Json.of("ChoosePin", Json.of("pin", Story.PIN, "sensor", withSensor)));
    if (withSensor) {
      BiometricWindow.open().close();
    }
    await("a screen after the PIN", 40, () -> !"ChoosePin".equals(Interface.screen()));
    answerNotificationPermission(withNotifications);
    Interface.awaitScreen("Home");
  }

  /** Waits for the report of a damaged record, and connects with another one-time password. */
  static void reconnectAfterDamage() {
    await("the app reports a damaged record", 20, () -> Interface.viewText().contains("RecordDamaged"));
    Interface.dispatch("StartOver");
    Interface.awaitScreen("Welcome");
    connect(Story.CODES.get(1));
  }

  /** Answers Android's permission request for notifications, if there is one, and skips the test that follows. */
  private static void answerNotificationPermission(boolean yes) {
    if (!"OfferNotifications".equals(Interface.screen())) {
      return;
    }
    var dispatched = Interface.dispatchAsync("AllowNotifications");
    var outcome = await("Android's question", 10, () -> dispatched.isDone() ? Boolean.TRUE : Phone.permissionRequest());
    if (outcome instanceof org.robolectric.shadows.ShadowActivity.PermissionsRequest request) {
      Phone.answerPermission(request, yes);
    }
    Interface.awaitScreen("TestPush");
    Interface.dispatch("Back");
  }

  /** Opens the pending challenge and returns its id. */
  static String openRequest() {
    if ("Result".equals(Interface.screen())) {
      Interface.dispatch("Back");
    }
    await("a request", 20, () -> "Challenge".equals(Interface.screen()) || pendingRequests().length() > 0);
    if (!"Challenge".equals(Interface.screen())) {
      Interface.dispatch(Json.of("OpenChallenge", Json.of("id", pendingRequests().optJSONObject(0).optString("id"))));
    }
    Interface.awaitScreen("Challenge");
    return Interface.screenContent().optString("id");
  }

  /** Whether this challenge is on the screen. */
  static boolean seesRequest(String challenge) {
    return "Challenge".equals(Interface.screen()) && challenge.equals(Interface.screenContent().optString("id"));
  }

  private static JSONArray pendingRequests() {
    JSONArray pending = Interface.screenContent() == null ? null : Interface.screenContent().optJSONArray("pending");
    return pending == null ? new JSONArray() : pending;
  }

  /** Approves the challenge on the screen, up to the PIN. */
  static void approveUpToPin() throws Exception {
    Interface.dispatch(approvalIntent());
    await("the pad for the PIN", 10, () -> Interface.pinPad() != null);
  }

  /** Intent that approves the challenge, with the number of the login page. */
  static JSONObject approvalIntent() throws Exception {
    String id = openRequest();
    return Json.of("Approve", Json.of("id", id, "number", Backend.number()));
  }

  /** Starts a login, and approves it with the PIN. */
  static void approveLogin() throws Exception {
    Backend.login(Story.USER);
    approveUpToPin();
    typePin();
    assertEquals(List.of("approved"), Backend.outcomes());
  }

  /** Intent of the PIN, typed at the pad that is open. */
  static JSONObject pin() {
    return Json.of("EnterPin", Json.of("pad", Interface.pinPad().optInt("pad"), "pin", Story.PIN));
  }

  /** Types the PIN and waits until the request is answered. */
  static void typePin() {
    Interface.dispatch(pin());
    awaitAnswered();
  }

  /** Waits until the request has left the screen; its result closes by itself. */
  static void awaitAnswered() {
    await("the request is answered", 20, () -> !"Challenge".equals(Interface.screen()));
  }
}
