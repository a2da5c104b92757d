package phone;

import static org.robolectric.Shadows.shadowOf;

import android.content.Intent;
import app.tauri.biometric.BiometricActivity;
import org.robolectric.Robolectric;
import org.robolectric.android.controller.ActivityController;
import org.robolectric.shadows.ShadowActivity;

/** Activity in which the plugin shows the biometric prompt, started by the app for a result. */
public final class SensorWindow {
  private final ShadowActivity.IntentForResult asked;
  private final ActivityController<BiometricActivity> window;

  private SensorWindow(ShadowActivity.IntentForResult asked, ActivityController<BiometricActivity> window) {
    this.asked = asked;
    this.window = window;
  }

  /** Waits until the app starts the activity, and creates it. */
  public static SensorWindow opens() {
    ShadowActivity.IntentForResult asked = Phone.opened();
    return new SensorWindow(asked, MainThread.on(() -> Robolectric.buildActivity(BiometricActivity.class, asked.intent).setup()));
  }

  /** Recreates the activity. */
  public void recreate() {
    MainThread.run(window::recreate);
  }

  /** Waits until the prompt is done, and delivers the result to the app. */
  public void closes() {
    MainThread.await("the sensor's window ends", 10, () -> window.get().isFinishing());
    ShadowActivity shadow = shadowOf(window.get());
    int code = shadow.getResultCode();
    Intent result = shadow.getResultIntent();
    MainThread.run(() -> window.pause().stop().destroy());
    Phone.result(asked, code, result);
  }
}
