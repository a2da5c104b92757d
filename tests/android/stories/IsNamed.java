package stories;

import android.provider.Settings;
import org.robolectric.RuntimeEnvironment;
import org.robolectric.shadows.ShadowBuild;
import phone.Interface;
import phone.Json;

/** The list of devices shows the name that the owner gave the phone, not its model. */
public class IsNamed extends Story {
  @Override
  protected void play() {
    ShadowBuild.setManufacturer("Nokia");
    ShadowBuild.setModel("XR21");
    Settings.Global.putString(RuntimeEnvironment.getApplication().getContentResolver(), Settings.Global.DEVICE_NAME, "Maijan puhelin");
    start();
    User.enrol();
    String account = Interface.screenContent().optJSONArray("accounts").optJSONObject(0).optString("id");
    Interface.dispatch(Json.of("OpenDevices", Json.of("account", account)));
    await("the phone is in the list by its name", () -> Interface.viewText().contains("Maijan puhelin"));
  }
}
