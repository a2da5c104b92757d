package phone;

import android.app.Notification;
import android.app.NotificationManager;
import android.app.PendingIntent;
import android.content.Context;
import android.content.Intent;
import android.content.pm.ResolveInfo;
import android.os.Build;
import android.os.Bundle;
import android.os.PowerManager;
import org.robolectric.RuntimeEnvironment;
import org.robolectric.annotation.Implementation;
import org.robolectric.annotation.Implements;
import org.robolectric.annotation.RealObject;
import org.robolectric.shadows.ShadowApplicationPackageManager;
import org.robolectric.shadows.ShadowNotificationManager;
import org.robolectric.shadows.ShadowPendingIntent;
import org.robolectric.shadows.ShadowPowerManager;
import org.robolectric.util.ReflectionHelpers;
import org.robolectric.util.ReflectionHelpers.ClassParameter;

/**
 * System rules that Robolectric's shadows leave out. Rules of framework classes are called there;
 * rules of system servers are implemented here.
 */
public final class SystemRules {
  private SystemRules() {}

  /**
   * Android 14 and later: a mutable intent must name its target (PendingIntent.checkPendingIntent).
   */
  @Implements(PendingIntent.class)
  public static final class PendingIntents extends ShadowPendingIntent {
    private static void check(Context context, Intent intent, int flags, boolean options) {
      if (Build.VERSION.SDK_INT >= 34) {
        ReflectionHelpers.callStaticMethod(PendingIntent.class, "checkPendingIntent", ClassParameter.from(int.class, flags),
            ClassParameter.from(Intent.class, intent), ClassParameter.from(Context.class, context), ClassParameter.from(boolean.class, options));
      }
    }

    @Implementation
    protected static PendingIntent getActivity(Context context, int code, Intent intent, int flags) {
      check(context, intent, flags, false);
      return ShadowPendingIntent.getActivity(context, code, intent, flags);
    }

    @Implementation
    protected static PendingIntent getActivity(Context context, int code, Intent intent, int flags, Bundle options) {
      check(context, intent, flags, options != null);
      return ShadowPendingIntent.getActivity(context, code, intent, flags, options);
    }

    @Implementation
    protected static PendingIntent getBroadcast(Context context, int code, Intent intent, int flags) {
      check(context, intent, flags, false);
      return ShadowPendingIntent.getBroadcast(context, code, intent, flags);
    }

    @Implementation
    protected static PendingIntent getService(Context context, int code, Intent intent, int flags) {
      check(context, intent, flags, false);
      return ShadowPendingIntent.getService(context, code, intent, flags);
    }
  }

  /**
   * A notification requires a permission, an enabled channel and an icon
   * (NotificationManagerService).
   */
  @Implements(NotificationManager.class)
  public static final class Notifications extends ShadowNotificationManager {
    @RealObject
    private NotificationManager real;

    @Implementation
    @Override
    protected boolean areNotificationsEnabled() {
      return super.areNotificationsEnabled() && (Build.VERSION.SDK_INT < 33
          || RuntimeEnvironment.getApplication().checkSelfPermission("android.permission.POST_NOTIFICATIONS") == 0);
    }

    @Implementation
    @Override
    protected void notify(int id, Notification notification) {
      notify(null, id, notification);
    }

    @Implementation
    @Override
    protected void notify(String tag, int id, Notification notification) {
      Notification fixed = Build.VERSION.SDK_INT < 34 ? notification
          : ReflectionHelpers.callInstanceMethod(real, "fixNotification", ClassParameter.from(Notification.class, notification));
      String why = dropReason(fixed);
      Log.print("notification " + id + (why == null ? " shown" : " dropped: " + why));
      if (why == null) {
        super.notify(tag, id, fixed);
      }
    }

    private String dropReason(Notification notification) {
      var channel = getNotificationChannel(notification.getChannelId());
      if (!areNotificationsEnabled()) {
        return "not allowed";
      } else if (channel == null) {
        return "no channel " + notification.getChannelId();
      } else if (((android.app.NotificationChannel) channel).getImportance() == NotificationManager.IMPORTANCE_NONE) {
        return "the channel is switched off";
      }
      return null;
    }
  }

  /**
   * An intent with a selector starts what the selector finds
   * (PackageManagerService.queryIntentActivitiesInternal).
   */
  @Implements(className = "android.app.ApplicationPackageManager", isInAndroidSdk = false)
  public static final class Packages extends ShadowApplicationPackageManager {
    @Implementation
    @Override
    protected ResolveInfo resolveActivity(Intent intent, int flags) {
      return super.resolveActivity(intent.getSelector() == null ? intent : intent.getSelector(), flags);
    }
  }

  /** A wake lock requires a permission (PowerManagerService.acquireWakeLock). */
  @Implements(PowerManager.WakeLock.class)
  public static final class WakeLocks extends ShadowPowerManager.ShadowWakeLock {
    private static void check() {
      if (RuntimeEnvironment.getApplication().checkSelfPermission("android.permission.WAKE_LOCK") != 0) {
        throw new SecurityException("Neither user 10123 nor current process has android.permission.WAKE_LOCK.");
      }
    }

    @Implementation
    @Override
    protected void acquire() {
      check();
      super.acquire();
    }

    @Implementation
    @Override
    protected synchronized void acquire(long timeout) {
      check();
      super.acquire(timeout);
    }
  }
}
