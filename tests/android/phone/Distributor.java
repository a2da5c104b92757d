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

/** Another app, which brings pushes: the distributor's side of UnifiedPush (https://unifiedpush.org/developers/spec/android/). */
public final class Distributor {
  private static final String REGISTER = "org.unifiedpush.android.distributor.REGISTER";

  private final String app;
  private int heard;

  private Distributor(String app) {
    this.app = app;
  }

  /** The person installs one. */
  public static Distributor installed(String app, String name) {
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

  /** The person removes it. */
  public void uninstalled() {
    MainThread.run(() -> {
      shadowOf(phone().getPackageManager()).removeResolveInfosForIntent(new Intent(REGISTER), app);
      shadowOf(phone().getPackageManager()).removePackage(app);
    });
  }

  private static Application phone() {
    return RuntimeEnvironment.getApplication();
  }

  /** Waits until the app asks to be registered, and returns the token by which it knows what comes. */
  public String isAskedToRegister() {
    return MainThread.await("the app registers with " + app, 20, this::asked).getStringExtra("token");
  }

  /** What the app asked for next; none while it asks for nothing. */
  private Intent asked() {
    return MainThread.on(() -> {
      List<Intent> sent = shadowOf(phone()).getBroadcastIntents();
      for (; heard < sent.size(); heard++) {
        if (app.equals(sent.get(heard).getPackage()) && REGISTER.equals(sent.get(heard).getAction())) {
          return sent.get(heard++);
        }
      }
      return null;
    });
  }

  /** From now on the app is registered with the mock's push service as soon as it asks for it, and gets what is posted there. */
  public Distributor forwards() {
    Thread answering = new Thread(() -> {
      try {
        for (Map<String, String> addresses = new HashMap<>(); ; Thread.sleep(20)) {
          Intent asked = asked();
          if (asked != null) {
            String token = asked.getStringExtra("token");
            if (!addresses.containsKey(token)) {
              var subscription = PushService.subscribe(asked.getStringExtra("vapid"));
              Files.writeString(streams(), token + " " + subscription.stream() + "\n", StandardOpenOption.CREATE, StandardOpenOption.APPEND);
              addresses.put(token, subscription.endpoint());
              PushService.listen(subscription.stream(), message -> brings(token, message));
            }
            addresses(token, addresses.get(token));
          }
        }
      } catch (Exception e) {
        MainThread.fail(e);
      }
    }, app);
    answering.setDaemon(true);
    answering.start();
    return this;
  }

  /** The distributor goes on in a process of the app in which nobody registered: it brings what is posted, and what was meanwhile. */
  public static void goesOnForwarding() throws IOException {
    for (String line : Files.readAllLines(streams())) {
      String[] words = line.split(" ");
      PushService.listen(words[1], message -> brings(words[0], message));
    }
  }

  /** The token of the last registration that is forwarded. */
  public static String lastToken() throws IOException {
    List<String> lines = Files.readAllLines(streams());
    return lines.get(lines.size() - 1).split(" ")[0];
  }

  private static Path streams() {
    return Path.of(System.getProperty("story.folder"), "streams");
  }

  /** Gives the app an address. */
  public static void addresses(String token, String endpoint) {
    send("NEW_ENDPOINT", token, new Intent().putExtra("endpoint", endpoint));
  }

  /** Refuses to give the app an address. */
  public static void refuses(String token) {
    send("REGISTRATION_FAILED", token, new Intent().putExtra("reason", "NETWORK"));
  }

  /** Takes the app's address away. */
  public static void unregisters(String token) {
    send("UNREGISTERED", token, new Intent());
  }

  /** Brings a message. */
  public static void brings(String token, byte[] message) {
    send("MESSAGE", token, new Intent().putExtra("bytesMessage", message).putExtra("id", "1"));
  }

  private static void send(String action, String token, Intent more) {
    MainThread.run(() -> {
      phone().sendBroadcast(new Intent(more).setAction("org.unifiedpush.android.connector." + action).setPackage(phone().getPackageName()).putExtra("token", token));
      shadowOf(Looper.getMainLooper()).idle();
    });
  }
}
