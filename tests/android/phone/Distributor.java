package phone;

import static org.robolectric.Shadows.shadowOf;

import android.app.Application;
import android.content.Intent;
import android.content.pm.ActivityInfo;
import android.content.pm.ApplicationInfo;
import android.content.pm.PackageInfo;
import android.content.pm.ResolveInfo;
import android.os.Looper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.robolectric.RuntimeEnvironment;

/**
 * Another app that delivers pushes: the distributor's side of UnifiedPush
 * (https://unifiedpush.org/developers/spec/android/).
 */
public final class Distributor {
  private static final String REGISTER = "org.unifiedpush.android.distributor.REGISTER";

  private final String app;
  private int processed;

  private Distributor(String app) {
    this.app = app;
  }

  /** Installs a distributor. */
  public static Distributor install(String app, String name) {
    MainThread.run(() -> {
      PackageInfo installed = new PackageInfo();
      installed.packageName = app;
      installed.applicationInfo = new ApplicationInfo();
      installed.applicationInfo.packageName = app;
      installed.applicationInfo.name = name;
      installed.applicationInfo.nonLocalizedLabel = name;
      ResolveInfo receiver = new ResolveInfo();
      receiver.activityInfo = new ActivityInfo();
      receiver.activityInfo.packageName = app;
      receiver.activityInfo.name = app + ".Receiver";
      receiver.activityInfo.exported = true;
      receiver.activityInfo.applicationInfo = installed.applicationInfo;
      shadowOf(phone().getPackageManager()).installPackage(installed);
      shadowOf(phone().getPackageManager()).addResolveInfoForIntent(new Intent(REGISTER), receiver);
    });
    return new Distributor(app);
  }

  /** Uninstalls the distributor. */
  public void uninstall() {
    MainThread.run(() -> {
      shadowOf(phone().getPackageManager()).removeResolveInfosForIntent(new Intent(REGISTER), app);
      shadowOf(phone().getPackageManager()).removePackage(app);
    });
  }

  private static Application phone() {
    return RuntimeEnvironment.getApplication();
  }

  /** Waits for the next registration of the app, and returns its token. */
  public String awaitRegistration() {
    return MainThread.await("the app registers with " + app, 20, this::nextRegistration).getStringExtra("token");
  }

  /** Next registration that the app requested, or null. */
  private Intent nextRegistration() {
    return MainThread.call(() -> {
      List<Intent> sent = shadowOf(phone()).getBroadcastIntents();
      for (; processed < sent.size(); processed++) {
        if (app.equals(sent.get(processed).getPackage()) && REGISTER.equals(sent.get(processed).getAction())) {
          return sent.get(processed++);
        }
      }
      return null;
    });
  }

  /**
   * Registers the app with the mock's push service on request from now on, and forwards what is
   * posted there.
   */
  public Distributor startForwarding() {
    MainThread.daemon(app, () -> {
      for (Map<String, String> addresses = new HashMap<>(); ; Thread.sleep(20)) {
        Intent registration = nextRegistration();
        if (registration != null) {
          String token = registration.getStringExtra("token");
          if (!addresses.containsKey(token)) {
            var subscription = PushService.subscribe(registration.getStringExtra("vapid"));
            Files.writeString(streams(), token + " " + subscription.stream() + "\n", StandardOpenOption.CREATE, StandardOpenOption.APPEND);
            addresses.put(token, subscription.endpoint());
            PushService.listen(subscription.stream(), message -> sendMessage(token, message));
          }
          sendEndpoint(token, addresses.get(token));
        }
      }
    });
    return this;
  }

  /** Continues to forward in a new process of the app, including what was posted meanwhile. */
  public static void resumeForwarding() throws IOException {
    for (String line : Files.readAllLines(streams())) {
      String[] words = line.split(" ");
      PushService.listen(words[1], message -> sendMessage(words[0], message));
    }
  }

  /** Token of the last registration that is forwarded. */
  public static String lastToken() throws IOException {
    List<String> lines = Files.readAllLines(streams());
    return lines.get(lines.size() - 1).split(" ")[0];
  }

  private static Path streams() {
    return Path.of(System.getProperty("story.folder"), "streams");
  }

  /** Sends the app an endpoint. */
  public static void sendEndpoint(String token, String endpoint) {
    send("NEW_ENDPOINT", token, new Intent().putExtra("endpoint", endpoint));
  }

  /** Rejects a registration. */
  public static void sendFailure(String token) {
    send("REGISTRATION_FAILED", token, new Intent().putExtra("reason", "NETWORK"));
  }

  /** Withdraws the app's endpoint. */
  public static void sendUnregistered(String token) {
    send("UNREGISTERED", token, new Intent());
  }

  /** Delivers a message. */
  public static void sendMessage(String token, byte[] message) {
    send("MESSAGE", token, new Intent().putExtra("bytesMessage", message).putExtra("id", "1"));
  }

  private static void send(String action, String token, Intent more) {
    MainThread.run(() -> {
      phone().sendBroadcast(new Intent(more).setAction("org.unifiedpush.android.connector." + action).setPackage(phone().getPackageName()).putExtra("token", token));
      shadowOf(Looper.getMainLooper()).idle();
    });
  }
}
