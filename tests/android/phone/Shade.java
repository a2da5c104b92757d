package phone;

import android.app.Notification;
import android.widget.FrameLayout;
import android.widget.RemoteViews;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.robolectric.RuntimeEnvironment;

/** The notification shade: what it holds, and what a person reads there. */
public final class Shade {
  /** What Notifications.kt calls the notifications of challenges. */
  private static final int REQUEST = 1;

  private Shade() {}

  /** The notifications that are shown. */
  public static List<Notification> shown() {
    return MainThread.on(() -> Arrays.stream(Phone.notifications().getActiveNotifications()).map(active -> active.getNotification()).toList());
  }

  /** The challenges that are notified, in no order. */
  public static Set<String> challenges() {
    return MainThread.on(() -> Arrays.stream(Phone.notifications().getActiveNotifications())
        .filter(active -> active.getId() == REQUEST).map(active -> active.getTag()).collect(Collectors.toSet()));
  }

  /** The notification of a challenge; none when it is not shown. */
  public static Notification of(String challenge) {
    return MainThread.on(() -> Arrays.stream(Phone.notifications().getActiveNotifications())
        .filter(active -> active.getId() == REQUEST && challenge.equals(active.getTag())).map(active -> active.getNotification()).findFirst().orElse(null));
  }

  /** Whether one is shown above the others. */
  public static boolean hasSummary() {
    return shown().stream().anyMatch(one -> (one.flags & Notification.FLAG_GROUP_SUMMARY) != 0);
  }

  /** Waits for a notification. */
  public static Notification one() {
    return MainThread.await("a notification", 20, () -> shown().isEmpty() ? null : shown().get(0));
  }

  /** What a person reads of a notification that is not opened up. */
  public static List<String> collapsed(Notification notification) {
    return MainThread.on(() -> texts(builder(notification).createContentView()));
  }

  /** What a person reads of a notification that is opened up. */
  public static List<String> expanded(Notification notification) {
    return MainThread.on(() -> texts(builder(notification).createBigContentView()));
  }

  private static Notification.Builder builder(Notification notification) {
    return Notification.Builder.recoverBuilder(RuntimeEnvironment.getApplication(), notification);
  }

  /** The words in the framework's own layout, inflated. */
  private static List<String> texts(RemoteViews views) {
    if (views == null) {
      return List.of();
    }
    return Words.on(views.apply(RuntimeEnvironment.getApplication(), new FrameLayout(RuntimeEnvironment.getApplication())));
  }
}
