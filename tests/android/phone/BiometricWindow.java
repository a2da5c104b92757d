package phone;

import static org.robolectric.Shadows.shadowOf;

import android.content.Intent;
import app.tauri.biometric.BiometricActivity;
import org.robolectric.Robolectric;
import org.robolectric.android.controller.ActivityController;
import org.robolectric.shadows.ShadowActivity;

/** Activity in which the plugin shows the biometric prompt, started by the app for a result. */
public final class BiometricWindow {
  private final ShadowActivity.IntentForResult request;
  private final ActivityController<BiometricActivity> window;

  private BiometricWindow(ShadowActivity.IntentForResult request, ActivityController<BiometricActivity> window) {
    this.request = request;
    this.window = window;
  }

  /** Waits until the app starts the activity, and creates it. */
  public static BiometricWindow open() {
    ShadowActivity.IntentForResult request = Phone.awaitOpenedActivity();
    return new BiometricWindow(request, MainThread.call(() -> Robolectric.buildActivity(BiometricActivity.class, request.intent).setup()));
  }

  /** Recreates the activity. */
  public void recreate() {
    MainThread.run(window::recreate);
  }

  /** Waits until the prompt is done, and delivers the result to the app. */
  public void close() {
    MainThread.await("the sensor's window ends", 10, () -> window.get().isFinishing());
    ShadowActivity shadow = shadowOf(window.get());
    int code = shadow.getResultCode();
    Intent result = shadow.getResultIntent();
    MainThread.run(() -> window.pause().stop().destroy());
    Phone.deliverResult(request, code, result);
  }
}
