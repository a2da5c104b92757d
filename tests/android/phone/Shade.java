package phone;

import android.app.Notification;
import android.widget.FrameLayout;
import android.widget.RemoteViews;
import java.util.Arrays;
import java.util.List;
import org.robolectric.RuntimeEnvironment;

/** The notification shade: what it holds, and what a person reads there. */
public final class Shade {
  private Shade() {}

  /** The notifications that are shown. */
  public static List<Notification> shown() {
    return MainThread.on(() -> Arrays.stream(Phone.notifications().getActiveNotifications()).map(active -> active.getNotification()).toList());
  }

  /** Waits for a notification. */
  public static Notification one() {
    return MainThread.await("a notification", 20, () -> shown().isEmpty() ? null : shown().get(0));
  }

  /** What a person reads of a notification that is not opened up. */
  public static List<String> collapsed(Notification notification) {
    return MainThread.on(() -> texts(builder(notification).createContentView()));
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
