package phone;

import static org.robolectric.Shadows.shadowOf;

import android.app.Activity;
import android.app.Application;
import android.app.Instrumentation;
import android.app.NotificationManager;
import android.app.PendingIntent;
import android.content.ComponentName;
import android.content.ContentProvider;
import android.content.Intent;
import android.content.IntentFilter;
import android.content.pm.PackageInfo;
import android.content.pm.PackageManager;
import android.content.pm.ProviderInfo;
import android.net.Uri;
import android.os.Build;
import android.os.Bundle;
import fi.finago.key.MainActivity;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.Security;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.robolectric.Robolectric;
import org.robolectric.RuntimeEnvironment;
import org.robolectric.android.controller.ActivityController;
import org.robolectric.shadows.ShadowActivity;
import org.robolectric.shadows.ShadowApplication;
import org.robolectric.util.ReflectionHelpers;
import org.robolectric.util.ReflectionHelpers.ClassParameter;

/**
 * The phone around the app: what Android does when apps are installed, started, left and resumed.
 */
public final class Phone {
  /** Runtime permissions; others are granted at installation. */
  private static final Set<String> RUNTIME_PERMISSIONS = Set.of("android.permission.CAMERA", "android.permission.POST_NOTIFICATIONS");

  private static ActivityController<MainActivity> controller;
  private static boolean isWarm;
  private static ShadowActivity.PermissionsRequest answeredRequest;

  private Phone() {}

  /** Starts the phone with the app installed according to its manifest. */
  public static void turnOn() throws ReflectiveOperationException, IOException, PackageManager.NameNotFoundException {
    ClassLoader.getSystemClassLoader().getClass().getField("sandbox").set(null, Phone.class.getClassLoader());
    Security.addProvider(new Keystore());
    Application app = RuntimeEnvironment.getApplication();
    linkDataFolder(app);
    PackageManager packages = app.getPackageManager();
    for (String feature : List.of("android.hardware.fingerprint", "android.hardware.camera.any")) {
      shadowOf(packages).setSystemFeature(feature, true);
    }
    PackageInfo installed = packages.getPackageInfo(app.getPackageName(), PackageManager.GET_PERMISSIONS | PackageManager.GET_PROVIDERS);
    for (String permission : installed.requestedPermissions) {
      if (!RUNTIME_PERMISSIONS.contains(permission) || wasGranted(permission)) {
        shadowOf(app).grantPermissions(permission);
      }
    }
    Sensor.updateAndroid9Services();
    if (Build.VERSION.SDK_INT >= 33) {
      // Set by the manifest, but not read by Robolectric.
      ReflectionHelpers.callInstanceMethod(app.getApplicationInfo(), "setEnableOnBackInvokedCallback", ClassParameter.from(boolean.class, true));
    }
    // Android creates content providers first. AndroidX initialises itself in one; without it wry
    // does not learn of the app.
    for (ProviderInfo provider : installed.providers) {
      Robolectric.buildContentProvider(Class.forName(provider.name).asSubclass(ContentProvider.class)).create(provider);
    }
    Log.print("the phone is on");
  }

  /** Loads classes that a phone's zygote has preloaded: wry gives the main thread ten seconds. */
  private static void warmUp() {
    if (!isWarm) {
      Robolectric.buildActivity(Activity.class).setup().pause().stop().destroy();
    }
    isWarm = true;
  }

  /**
   * Links the app's data folder to the story's folder, where the next process finds it, however
   * this one ends.
   */
  private static void linkDataFolder(Application app) throws IOException {
    Path data = app.getDataDir().toPath();
    try (Stream<Path> files = Files.walk(data)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    }
    Files.createSymbolicLink(data, Path.of(System.getProperty("phone.folder")));
  }

  private static Path grantedPermissions() {
    return Path.of(System.getProperty("story.folder"), "permissions");
  }

  private static boolean wasGranted(String permission) throws IOException {
    return Files.exists(grantedPermissions()) && Files.readAllLines(grantedPermissions()).contains(permission);
  }

  /** The activity on the screen. */
  public static MainActivity activity() {
    return controller.get();
  }

  public static ActivityController<MainActivity> controller() {
    return controller;
  }

  /** Starts the app by its icon. */
  public static void launch() {
    launch(new Intent(Intent.ACTION_MAIN).addCategory(Intent.CATEGORY_LAUNCHER));
  }

  /** Starts the app by an intent. */
  public static void launch(Intent intent) {
    start(intent, null);
  }

  /** Creates and resumes an activity, with saved state if there is any. */
  public static void start(Intent intent, Bundle left) {
    create(intent, left);
    MainThread.run(() -> controller.start().postCreate(left).resume().visible());
    show();
  }

  /** Creates an activity without starting it. */
  public static void create(Intent intent, Bundle left) {
    MainThread.run(() -> {
      warmUp();
      WebViewShadow.clearLast();
      controller = Robolectric.buildActivity(MainActivity.class, intent);
      controller.create(left);
    });
  }

  /** Creates an activity, then blocks the main thread. */
  public static void createAndBlock(Intent intent, long milliseconds) {
    MainThread.run(() -> {
      warmUp();
      controller = Robolectric.buildActivity(MainActivity.class, intent);
      controller.create(null);
      Thread.sleep(milliseconds);
    });
  }

  /** Resumes the created activity and gives it the focus. */
  public static void resume() {
    resumeWithoutFocus();
    show();
  }

  /** Resumes the created activity; the system delays the focus. */
  public static void resumeWithoutFocus() {
    MainThread.run(() -> controller.start().postCreate(null).resume().visible());
  }

  /** Whether the page of the activity on the screen is loaded. */
  public static boolean hasPage() {
    return WebViewShadow.last() != null && WebViewShadow.last().isLoaded();
  }

  /** Whether the camera preview is in the activity on the screen. */
  public static boolean showsCamera() {
    return MainThread.call(() -> contains(activity().getWindow().getDecorView(), "PreviewView"));
  }

  private static boolean contains(android.view.View view, String name) {
    if (view.getClass().getSimpleName().equals(name)) {
      return true;
    }
    if (view instanceof android.view.ViewGroup group) {
      for (int i = 0; i < group.getChildCount(); i++) {
        if (contains(group.getChildAt(i), name)) {
          return true;
        }
      }
    }
    return false;
  }

  private static Path saved() {
    return Path.of(System.getProperty("story.folder"), "saved-state");
  }

  /** Stores the saved state of the activity for the next process. */
  public static void storeSavedState() throws IOException {
    Bundle left = new Bundle();
    MainThread.run(() -> controller.saveInstanceState(left));
    android.os.Parcel parcel = android.os.Parcel.obtain();
    parcel.writeBundle(left);
    Files.write(saved(), parcel.marshall());
    parcel.recycle();
  }

  /** Saved state of the activity of an earlier process. */
  public static Bundle savedState() throws IOException {
    byte[] bytes = Files.readAllBytes(saved());
    android.os.Parcel parcel = android.os.Parcel.obtain();
    parcel.unmarshall(bytes, 0, bytes.length);
    parcel.setDataPosition(0);
    return parcel.readBundle(Phone.class.getClassLoader());
  }

  /** Makes the activity the top one and gives it the focus. */
  public static void show() {
    MainThread.run(() -> controller.topActivityResumed(true));
    focus(true);
  }

  private static void focus(boolean has) {
    MainThread.run(() -> controller.windowFocusChanged(has));
  }

  /** Moves the app to the background. */
  public static void leave() {
    focus(false);
    MainThread.run(() -> controller.pause().stop());
  }

  /** Brings the app back to the foreground. */
  public static void returnToApp() {
    MainThread.run(() -> controller.restart().start().resume());
    focus(true);
  }

  /** Delivers an intent to the running activity. */
  public static void newIntent(Intent intent) {
    MainThread.run(() -> controller.newIntent(intent));
  }

  /** Recreates the activity with its saved state, as Android does for bold text. */
  public static void recreate() {
    MainThread.run(() -> {
      WebViewShadow.clearLast();
      controller.recreate().visible();
    });
    focus(true);
    Interface.open();
  }

  /**
   * Blocks the main thread, then recreates the activity. Returns at once; the future completes
   * after the recreation.
   */
  public static CompletableFuture<Void> recreateAfterBlocking(long milliseconds) {
    CompletableFuture<Void> made = new CompletableFuture<>();
    MainThread.post(() -> {
      Thread.sleep(milliseconds);
      WebViewShadow.clearLast();
      controller.recreate().visible();
      made.complete(null);
    });
    return made;
  }

  /** Destroys the activity in the background and returns its saved state. */
  public static Bundle destroyInBackground() {
    Bundle saved = new Bundle();
    MainThread.run(() -> controller.saveInstanceState(saved).destroy());
    return saved;
  }

  /** Presses Back: from Android 13 on the top callback if the app enables that, else the key. */
  public static void back() {
    MainThread.run(() -> {
      if (Build.VERSION.SDK_INT >= 33 && usesBackCallbacks()) {
        Object root = ReflectionHelpers.callInstanceMethod(android.view.View.class, activity().getWindow().getDecorView(), "getViewRootImpl");
        Object dispatcher = ReflectionHelpers.callInstanceMethod(root, "getOnBackInvokedDispatcher");
        Object top = ReflectionHelpers.callInstanceMethod(dispatcher, "getTopCallback");
        if (top instanceof android.window.OnBackInvokedCallback callback) {
          callback.onBackInvoked();
          return;
        }
      }
      activity().onBackPressed();
    });
  }

  private static boolean usesBackCallbacks() {
    return ReflectionHelpers.callInstanceMethod(RuntimeEnvironment.getApplication().getApplicationInfo(), "isOnBackInvokedCallbackEnabled");
  }

  /** Intent of a link, as a browser sends it. */
  public static Intent link(String link) {
    return new Intent(Intent.ACTION_VIEW, Uri.parse(link)).addCategory(Intent.CATEGORY_BROWSABLE).addCategory(Intent.CATEGORY_DEFAULT);
  }

  /** Delivers an intent that another app sent, with that app as Android names it. */
  public static void newIntent(Intent intent, String sender) {
    MainThread.run(() -> {
      Class<?> named = Class.forName("com.android.internal.content.ReferrerIntent");
      Object sent = ReflectionHelpers.callConstructor(named, ClassParameter.from(Intent.class, intent), ClassParameter.from(String.class, sender));
      ReflectionHelpers.callInstanceMethod(Instrumentation.class, new Instrumentation(), "callActivityOnNewIntent",
          ClassParameter.from(Activity.class, activity()), new ClassParameter<>(named, sent));
    });
  }

  /** Installs a browser, which opens every page. From then on, what no app opens cannot be started. */
  public static void installBrowser(String name) {
    MainThread.run(() -> {
      Application app = RuntimeEnvironment.getApplication();
      ComponentName window = new ComponentName(name, name + ".Window");
      IntentFilter pages = new IntentFilter(Intent.ACTION_VIEW);
      for (String category : List.of(Intent.CATEGORY_BROWSABLE, Intent.CATEGORY_DEFAULT)) {
        pages.addCategory(category);
      }
      for (String scheme : List.of("http", "https")) {
        pages.addDataScheme(scheme);
      }
      shadowOf(app.getPackageManager()).addActivityIfNotPresent(window);
      shadowOf(app.getPackageManager()).addIntentFilterForActivity(window, pages);
      shadowOf(app).checkActivities(true);
    });
  }

  /** Uninstalls a browser. */
  public static void uninstallBrowser(String name) {
    MainThread.run(() -> shadowOf(RuntimeEnvironment.getApplication().getPackageManager()).removePackage(name));
  }

  /** Name of the app's component that handles an intent, or null. */
  public static String resolve(Intent intent) {
    return MainThread.call(() -> {
      var found = RuntimeEnvironment.getApplication().getPackageManager().resolveActivity(intent, PackageManager.MATCH_DEFAULT_ONLY);
      return found == null ? null : found.activityInfo.name;
    });
  }

  /** Activity that the app's component factory creates for the app's icon. */
  public static Activity instantiateMainActivity() {
    return MainThread.call(() -> {
      Application app = RuntimeEnvironment.getApplication();
      var factory = (android.app.AppComponentFactory) Class.forName(app.getApplicationInfo().appComponentFactory).getConstructor().newInstance();
      return factory.instantiateActivity(Phone.class.getClassLoader(), MainActivity.class.getName(), new Intent(Intent.ACTION_MAIN));
    });
  }

  /** Sets the version of the installed WebView. */
  public static void setWebViewVersion(String version) {
    PackageInfo webView = new PackageInfo();
    webView.packageName = "com.google.android.webview";
    webView.versionName = version;
    org.robolectric.shadows.ShadowWebView.setCurrentWebViewPackage(webView);
  }

  /** Intent of the last activity started without a result, or null. */
  public static Intent startedActivity() {
    return MainThread.call(() -> shadowOf(RuntimeEnvironment.getApplication()).getNextStartedActivity());
  }

  /**
   * Presses a notification: sends its intent, delivers it to the running activity and resumes that.
   */
  public static void press(PendingIntent pending) {
    newIntent(intentOf(pending));
    returnToApp();
  }

  /** Intent that a press on a notification sends. */
  public static Intent intentOf(PendingIntent pending) {
    return MainThread.call(() -> {
      ShadowApplication app = shadowOf(RuntimeEnvironment.getApplication());
      app.clearNextStartedActivities();
      pending.send();
      return app.getNextStartedActivity();
    });
  }

  /** Allows or forbids notifications in the phone's settings. */
  public static void allowNotifications(boolean let) {
    MainThread.run(() -> {
      shadowOf(notifications()).setNotificationsEnabled(let);
      if (let) {
        shadowOf((Application) RuntimeEnvironment.getApplication()).grantPermissions("android.permission.POST_NOTIFICATIONS");
      } else {
        shadowOf((Application) RuntimeEnvironment.getApplication()).denyPermissions("android.permission.POST_NOTIFICATIONS");
      }
    });
  }

  /** Locks or unlocks the phone. */
  public static void setLocked(boolean locked) {
    MainThread.run(() -> {
      var keyguard = shadowOf(RuntimeEnvironment.getApplication().getSystemService(android.app.KeyguardManager.class));
      keyguard.setIsDeviceLocked(locked);
      keyguard.setKeyguardLocked(locked);
    });
  }

  /** The open permission request, or null. */
  public static ShadowActivity.PermissionsRequest permissionRequest() {
    var last = MainThread.call(() -> shadowOf(activity()).getLastRequestedPermission());
    return last == answeredRequest ? null : last;
  }

  /** Answers a permission request. */
  public static void answerPermission(ShadowActivity.PermissionsRequest request, boolean yes) {
    MainThread.run(() -> {
      if (yes) {
        shadowOf(RuntimeEnvironment.getApplication()).grantPermissions(request.requestedPermissions);
        List<String> all = new ArrayList<>(List.of(request.requestedPermissions));
        if (Files.exists(grantedPermissions())) {
          all.addAll(Files.readAllLines(grantedPermissions()));
        }
        Files.write(grantedPermissions(), all);
      }
      int[] results = new int[request.requestedPermissions.length];
      java.util.Arrays.fill(results, yes ? PackageManager.PERMISSION_GRANTED : PackageManager.PERMISSION_DENIED);
      activity().onRequestPermissionsResult(request.requestCode, request.requestedPermissions, results);
      // Reset by Activity.dispatchRequestPermissionsResult, the real caller; otherwise no further
      // request is possible.
      ReflectionHelpers.setField(Activity.class, activity(), "mHasCurrentPermissionsRequest", false);
      answeredRequest = request;
    });
  }

  /** Waits for an activity started for a result and returns it. */
  public static ShadowActivity.IntentForResult awaitOpenedActivity() {
    return MainThread.await("an activity is opened", 10, () -> MainThread.call(() -> {
      ShadowActivity shadow = shadowOf(activity());
      for (var next = shadow.getNextStartedActivityForResult(); next != null; next = shadow.getNextStartedActivityForResult()) {
        if (next.intent.getComponent() != null) {
          return next;
        }
      }
      return null;
    }));
  }

  /** Delivers the result of a started activity. */
  public static void deliverResult(ShadowActivity.IntentForResult opened, int code, Intent data) {
    MainThread.run(() -> ReflectionHelpers.callInstanceMethod(Activity.class, activity(), "onActivityResult",
        ClassParameter.from(int.class, opened.requestCode), ClassParameter.from(int.class, code), ClassParameter.from(Intent.class, data)));
  }

  public static NotificationManager notifications() {
    return RuntimeEnvironment.getApplication().getSystemService(NotificationManager.class);
  }

  /** Kills the process, as Android does to free memory. */
  public static void kill() throws IOException, InterruptedException {
    Log.print("killed");
    new ProcessBuilder("kill", "-KILL", String.valueOf(ProcessHandle.current().pid())).start().waitFor();
    Thread.sleep(60_000);
  }
}
