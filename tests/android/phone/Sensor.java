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
 * The phone's sensor: what the framework's prompt and manager ask a system service for
 * (https://developer.android.com/reference/android/hardware/biometrics/BiometricPrompt). What a prompt is made with, the
 * framework's own builder checks.
 */
@Implements(BiometricPrompt.class)
public final class Sensor {
  /** Of BiometricManager: there is one, and somebody is enrolled. */
  public static final int FITS = 0;
  /** Of BiometricManager: there is one, and nobody is enrolled. */
  public static final int NOBODY_ENROLLED = 11;
  /** Of BiometricManager: there is none. */
  public static final int NO_HARDWARE = 12;

  /** What the person does. */
  public enum Person { TOUCHES, CANCELS, LOCKS_OUT, WAITS }

  private static volatile Person person = Person.TOUCHES;
  private static volatile int strong = FITS;
  private static volatile int weak = FITS;
  private static volatile String asked;
  private static volatile Runnable waiting;

  @RealObject
  private BiometricPrompt prompt;

  /** What the person does from now on. */
  public static void person(Person does) {
    person = does;
  }

  /** What the phone has of each class. */
  public static void has(int strongClass, int weakClass) {
    strong = strongClass;
    weak = weakClass;
    tellAndroid9();
  }

  static boolean hasStrong() {
    return strong == FITS;
  }

  /** What the last prompt said; none since this was called last. */
  public static synchronized String asked() {
    String said = asked;
    asked = null;
    return said;
  }

  /** Whether a prompt waits for the person. */
  public static boolean waits() {
    return waiting != null;
  }

  /** The person who waited touches the sensor. */
  public static void touch() {
    person = Person.TOUCHES;
    MainThread.run(() -> waiting.run());
    waiting = null;
  }

  /** Android 9 asks the fingerprint's own service and the keyguard. */
  static void tellAndroid9() {
    Application app = RuntimeEnvironment.getApplication();
    shadowOf(app.getSystemService(KeyguardManager.class)).setIsDeviceSecure(true);
    FingerprintManager fingerprints = app.getSystemService(FingerprintManager.class);
    shadowOf(fingerprints).setIsHardwareDetected(strong != NO_HARDWARE);
    shadowOf(fingerprints).setDefaultFingerprints(strong == FITS ? 1 : 0);
  }

  @Implementation
  protected void authenticate(BiometricPrompt.CryptoObject crypto, CancellationSignal cancel, Executor executor,
      BiometricPrompt.AuthenticationCallback callback) {
    ask(crypto, executor, callback);
  }

  @Implementation
  protected void authenticate(CancellationSignal cancel, Executor executor, BiometricPrompt.AuthenticationCallback callback) {
    ask(null, executor, callback);
  }

  private void ask(BiometricPrompt.CryptoObject crypto, Executor executor, BiometricPrompt.AuthenticationCallback callback) {
    String words = Build.VERSION.SDK_INT < 29 ? "" : prompt.getTitle() + " / " + prompt.getDescription() + " / " + prompt.getNegativeButtonText();
    asked = words + (crypto == null ? "" : " / with a key");
    Log.say("prompt: " + asked + "; the person " + person);
    waiting = () -> executor.execute(() -> {
      switch (person) {
        case TOUCHES -> callback.onAuthenticationSucceeded(recognised(crypto));
        case CANCELS -> callback.onAuthenticationError(BiometricPrompt.BIOMETRIC_ERROR_USER_CANCELED, "cancelled");
        case LOCKS_OUT -> callback.onAuthenticationError(BiometricPrompt.BIOMETRIC_ERROR_LOCKOUT, "too many attempts");
        case WAITS -> { }
      }
    });
    if (person != Person.WAITS) {
      new Handler(Looper.getMainLooper()).postDelayed(waiting, 100);
      waiting = null;
    }
  }

  private static BiometricPrompt.AuthenticationResult recognised(BiometricPrompt.CryptoObject crypto) {
    // Hidden, and with other arguments at each level: what was encrypted with, how (2: biometric), and who.
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

  /** What there is, of each class (https://developer.android.com/reference/android/hardware/biometrics/BiometricManager). */
  @Implements(value = BiometricManager.class, minSdk = 29)
  public static final class Kinds {
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
