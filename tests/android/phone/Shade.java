package phone;

import android.app.Notification;
import android.service.notification.StatusBarNotification;
import android.widget.FrameLayout;
import android.widget.RemoteViews;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.robolectric.RuntimeEnvironment;

/** The notification shade: its notifications and their texts. */
public final class Shade {
  /** Id of challenge notifications in Notifications.kt. */
  private static final int REQUEST = 1;

  private Shade() {}

  private static Stream<StatusBarNotification> active() {
    return MainThread.call(() -> Arrays.stream(Phone.notifications().getActiveNotifications()));
  }

  /** All notifications. */
  public static List<Notification> shown() {
    return active().map(StatusBarNotification::getNotification).toList();
  }

  /** Ids of the challenges with a notification. */
  public static Set<String> challenges() {
    return active().filter(one -> one.getId() == REQUEST).map(StatusBarNotification::getTag).collect(Collectors.toSet());
  }

  /** Notification of a challenge, or null. */
  public static Notification ofChallenge(String challenge) {
    return active().filter(one -> one.getId() == REQUEST && challenge.equals(one.getTag()))
        .map(StatusBarNotification::getNotification).findFirst().orElse(null);
  }

  /** Whether there is a group summary. */
  public static boolean hasSummary() {
    return shown().stream().anyMatch(one -> (one.flags & Notification.FLAG_GROUP_SUMMARY) != 0);
  }

  /** Waits for a notification and returns it. */
  public static Notification awaitNotification() {
    return MainThread.await("a notification", 20, () -> shown().isEmpty() ? null : shown().get(0));
  }

  /** Texts of a collapsed notification. */
  public static List<String> collapsed(Notification notification) {
    return MainThread.call(() -> texts(builder(notification).createContentView()));
  }

  /** Texts of an expanded notification. */
  public static List<String> expanded(Notification notification) {
    return MainThread.call(() -> texts(builder(notification).createBigContentView()));
  }

  private static Notification.Builder builder(Notification notification) {
    return Notification.Builder.recoverBuilder(RuntimeEnvironment.getApplication(), notification);
  }

  /** Texts in the framework's own layout. */
  private static List<String> texts(RemoteViews views) {
    if (views == null) {
      return List.of();
    }
    return NativeView.texts(views.apply(RuntimeEnvironment.getApplication(), new FrameLayout(RuntimeEnvironment.getApplication())));
  }
}
