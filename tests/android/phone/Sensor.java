package phone;

import static org.robolectric.Shadows.shadowOf;

import android.app.Application;
import android.app.KeyguardManager;
import android.hardware.biometrics.BiometricManager;
import android.hardware.biometrics.BiometricPrompt;
import android.hardware.fingerprint.FingerprintManager;
import android.os.Build;
import android.os.CancellationSignal;
import android.os.Handler;
import android.os.Looper;
import java.lang.reflect.Constructor;
import java.util.concurrent.Executor;
import org.robolectric.RuntimeEnvironment;
import org.robolectric.annotation.Implementation;
import org.robolectric.annotation.Implements;
import org.robolectric.annotation.RealObject;

/**
 * The biometric sensor: the system services behind the framework's prompt and manager
 * (https://developer.android.com/reference/android/hardware/biometrics/BiometricPrompt). The
 * framework's own builder checks the arguments of a prompt.
 */
@Implements(BiometricPrompt.class)
public final class Sensor {
  /** BiometricManager.BIOMETRIC_SUCCESS. */
  public static final int FITS = 0;
  /** BiometricManager.BIOMETRIC_ERROR_NONE_ENROLLED. */
  public static final int NONE_ENROLLED = 11;
  /** BiometricManager.BIOMETRIC_ERROR_NO_HARDWARE. */
  public static final int NO_HARDWARE = 12;

  /** Reaction of the user to a prompt. */
  public enum UserAction { TOUCHES, CANCELS, LOCKS_OUT, WAITS }

  private static volatile UserAction userAction = UserAction.TOUCHES;
  private static volatile int strong = FITS;
  private static volatile int weak = FITS;
  private static volatile String promptText;
  private static volatile Runnable waiting;

  @RealObject
  private BiometricPrompt prompt;

  /** Sets the reaction of the user. */
  public static void setUserAction(UserAction action) {
    userAction = action;
  }

  /** Sets the availability of strong and weak sensors. */
  public static void setAvailability(int strongClass, int weakClass) {
    strong = strongClass;
    weak = weakClass;
    updateAndroid9Services();
  }

  static boolean hasStrong() {
    return strong == FITS;
  }

  /** Text of the last prompt since the previous call, or null. */
  public static synchronized String takePromptText() {
    String text = promptText;
    promptText = null;
    return text;
  }

  /** Whether a prompt waits for the user. */
  public static boolean isWaiting() {
    return waiting != null;
  }

  /** Touches the sensor while a prompt waits. */
  public static void touch() {
    userAction = UserAction.TOUCHES;
    MainThread.run(() -> waiting.run());
    waiting = null;
  }

  /** Updates the services that AndroidX uses on Android 9: fingerprint manager and keyguard. */
  static void updateAndroid9Services() {
    Application app = RuntimeEnvironment.getApplication();
    shadowOf(app.getSystemService(KeyguardManager.class)).setIsDeviceSecure(true);
    FingerprintManager fingerprints = app.getSystemService(FingerprintManager.class);
    shadowOf(fingerprints).setIsHardwareDetected(strong != NO_HARDWARE);
    shadowOf(fingerprints).setDefaultFingerprints(strong == FITS ? 1 : 0);
  }

  @Implementation
  protected void authenticate(BiometricPrompt.CryptoObject crypto, CancellationSignal cancel, Executor executor,
      BiometricPrompt.AuthenticationCallback callback) {
    showPrompt(crypto, executor, callback);
  }

  @Implementation
  protected void authenticate(CancellationSignal cancel, Executor executor, BiometricPrompt.AuthenticationCallback callback) {
    showPrompt(null, executor, callback);
  }

  private void showPrompt(BiometricPrompt.CryptoObject crypto, Executor executor, BiometricPrompt.AuthenticationCallback callback) {
    String text = Build.VERSION.SDK_INT < 29 ? "" : prompt.getTitle() + " / " + prompt.getDescription() + " / " + prompt.getNegativeButtonText();
    promptText = text + (crypto == null ? "" : " / with a key");
    Log.print("prompt: " + promptText + "; the person " + userAction);
    waiting = () -> executor.execute(() -> {
      switch (userAction) {
        case TOUCHES -> callback.onAuthenticationSucceeded(success(crypto));
        case CANCELS -> callback.onAuthenticationError(BiometricPrompt.BIOMETRIC_ERROR_USER_CANCELED, "cancelled");
        case LOCKS_OUT -> callback.onAuthenticationError(BiometricPrompt.BIOMETRIC_ERROR_LOCKOUT, "too many attempts");
        case WAITS -> { }
      }
    });
    if (userAction != UserAction.WAITS) {
      new Handler(Looper.getMainLooper()).postDelayed(waiting, 100);
      waiting = null;
    }
  }

  private static BiometricPrompt.AuthenticationResult success(BiometricPrompt.CryptoObject crypto) {
    // Hidden constructors, with different parameters at each level: crypto object, authentication
    // type (2: biometric), and user.
    try {
      for (Constructor<?> made : BiometricPrompt.AuthenticationResult.class.getDeclaredConstructors()) {
        made.setAccessible(true);
        if (made.getParameterCount() == 2) {
          return (BiometricPrompt.AuthenticationResult) made.newInstance(crypto, 2);
        } else if (made.getParameterCount() == 3) {
          return (BiometricPrompt.AuthenticationResult) made.newInstance(crypto, null, 0);
        }
      }
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException(e);
    }
    throw new IllegalStateException("no way to make a result");
  }

  /**
   * Availability of each sensor class
   * (https://developer.android.com/reference/android/hardware/biometrics/BiometricManager).
   */
  @Implements(value = BiometricManager.class, minSdk = 29)
  public static final class Manager {
    private static final int WEAK = 255;
    private static final int STRONG = 15;

    @Implementation
    protected int canAuthenticate() {
      return weak;
    }

    @Implementation
    protected int canAuthenticate(int classes) {
      return (classes & WEAK) == STRONG ? strong : weak;
    }
  }
}
