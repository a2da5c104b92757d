package stories;

import static org.junit.Assert.assertEquals;

import android.provider.Settings;
import org.robolectric.RuntimeEnvironment;
import phone.Interface;
import phone.Json;

/**
 * The offline code relies on the time since boot for as long as the phone runs. After the phone was
 * started anew, the code says that the clock is unchecked, until the backend tells its time.
 */
public class OfflineCodeKnowsItsBoot extends Story {
  @Override
  protected void play() {
    boolean isRestarted = process() == 3;
    Settings.Global.putInt(RuntimeEnvironment.getApplication().getContentResolver(), Settings.Global.BOOT_COUNT, isRestarted ? 8 : 7);
    start();
    switch (process()) {
      case 1 -> {
        User.enrol();
        Backend.submit("/dev/faults", "fault=drop&times=until-off&route=" + Backend.encoded("GET /challenges"));
        Backend.submit("/dev/faults", "fault=drop&times=until-off&route=" + Backend.encoded("GET /events"));
      }
      case 2 -> assertEquals("the same boot", "Right", clockOfCode());
      default -> {
        assertEquals("another boot", "Unchecked", clockOfCode());
        Backend.submit("/dev/faults/all-off", "");
        await("the backend tells its time", () -> "Right".equals(clock()));
      }
    }
  }

  /** Opens the offline code with the PIN, and returns what it says of the clock. */
  private static String clockOfCode() {
    String account = Interface.screenContent().optJSONArray("accounts").optJSONObject(0).optString("id");
    Interface.dispatch(Json.of("OpenOfflineCode", Json.of("account", account)));
    await("the pad for the PIN", () -> Interface.pinPad() != null);
    Interface.dispatch(User.pin());
    await("the code", () -> clock() != null);
    return clock();
  }

  private static String clock() {
    var code = Interface.screenContent().optJSONObject("code");
    var shown = code == null ? null : code.optJSONObject("Shown");
    return shown == null ? null : shown.optString("clock");
  }
}
