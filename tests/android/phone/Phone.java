package phone;

import static org.robolectric.Shadows.shadowOf;

import android.app.Activity;
import android.app.Application;
import android.app.NotificationManager;
import android.app.PendingIntent;
import android.content.ContentProvider;
import android.content.Intent;
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

/** The phone around the app: what Android does as apps are installed, started, left and taken up again. */
public final class Phone {
  /** The permissions that a person is asked for; the others are given as the app is installed. */
  private static final Set<String> ASKED_FOR = Set.of("android.permission.CAMERA", "android.permission.POST_NOTIFICATIONS");

  private static ActivityController<MainActivity> window;
  private static boolean isWarm;
  private static ShadowActivity.PermissionsRequest answered;

  private Phone() {}

  /** Turns the phone on, with the app installed as its manifest says. */
  public static void turnOn() throws ReflectiveOperationException, IOException, PackageManager.NameNotFoundException {
    ClassLoader.getSystemClassLoader().getClass().getField("sandbox").set(null, Phone.class.getClassLoader());
    Security.addProvider(new Keystore());
    Application app = RuntimeEnvironment.getApplication();
    keepFiles(app);
    PackageManager packages = app.getPackageManager();
    for (String feature : List.of("android.hardware.fingerprint", "android.hardware.camera.any")) {
      shadowOf(packages).setSystemFeature(feature, true);
    }
    PackageInfo installed = packages.getPackageInfo(app.getPackageName(), PackageManager.GET_PERMISSIONS | PackageManager.GET_PROVIDERS);
    for (String permission : installed.requestedPermissions) {
      if (!ASKED_FOR.contains(permission) || wasGiven(permission)) {
        shadowOf(app).grantPermissions(permission);
      }
    }
    Sensor.tellAndroid9();
    if (Build.VERSION.SDK_INT >= 33) {
      // What the manifest says, and Robolectric does not read.
      ReflectionHelpers.callInstanceMethod(app.getApplicationInfo(), "setEnableOnBackInvokedCallback", ClassParameter.from(boolean.class, true));
    }
    // Android makes the manifest's providers before all else. AndroidX starts itself by one: without it wry is never told of the app.
    for (ProviderInfo provider : installed.providers) {
      Robolectric.buildContentProvider(Class.forName(provider.name).asSubclass(ContentProvider.class)).create(provider);
    }
    Log.say("the phone is on");
  }

  /** Loads what a phone's zygote has loaded already before there is a window: wry gives the main thread ten seconds. */
  private static void warmUp() {
    if (!isWarm) {
      Robolectric.buildActivity(Activity.class).setup().pause().stop().destroy();
    }
    isWarm = true;
  }

  /** The app's files lie in the story's folder, where the next process finds them, however this one ends. */
  private static void keepFiles(Application app) throws IOException {
    Path data = app.getDataDir().toPath();
    try (Stream<Path> files = Files.walk(data)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    }
    Files.createSymbolicLink(data, Path.of(System.getProperty("phone.folder")));
  }

  private static Path given() {
    return Path.of(System.getProperty("story.folder"), "permissions");
  }

  private static boolean wasGiven(String permission) throws IOException {
    return Files.exists(given()) && Files.readAllLines(given()).contains(permission);
  }

  /** The window on the screen. */
  public static MainActivity window() {
    return window.get();
  }

  public static ActivityController<MainActivity> controller() {
    return window;
  }

  /** Starts the app by its icon. */
  public static void launch() {
    launch(new Intent(Intent.ACTION_MAIN).addCategory(Intent.CATEGORY_LAUNCHER));
  }

  /** Starts the app by an intent. */
  public static void launch(Intent intent) {
    start(intent, null);
  }

  /** Makes a window, from what an earlier one left if there is any. */
  public static void start(Intent intent, Bundle left) {
    create(intent, left);
    MainThread.run(() -> window.start().postCreate(left).resume().visible());
    show();
  }

  /** Makes a window and goes no further. */
  public static void create(Intent intent, Bundle left) {
    MainThread.run(() -> {
      warmUp();
      WebViewShadow.forget();
      window = Robolectric.buildActivity(MainActivity.class, intent);
      window.create(left);
    });
  }

  /** Makes a window, and has the main thread do something else right after. */
  public static void createAndBeBusy(Intent intent, long milliseconds) {
    MainThread.run(() -> {
      warmUp();
      window = Robolectric.buildActivity(MainActivity.class, intent);
      window.create(null);
      Thread.sleep(milliseconds);
    });
  }

  /** The window that was made goes on to be seen. */
  public static void goOn() {
    resumeWithoutFocus();
    show();
  }

  /** The window that was made goes on, and the system takes its time to give it the focus. */
  public static void resumeWithoutFocus() {
    MainThread.run(() -> window.start().postCreate(null).resume().visible());
  }

  /** Whether the page of the window on the screen is loaded. */
  public static boolean hasPage() {
    return WebViewShadow.last() != null && WebViewShadow.last().isLoaded();
  }

  /** Whether the camera's picture is in the window on the screen. */
  public static boolean seesCamera() {
    return MainThread.on(() -> isThere(window().getWindow().getDecorView(), "PreviewView"));
  }

  private static boolean isThere(android.view.View view, String name) {
    if (view.getClass().getSimpleName().equals(name)) {
      return true;
    }
    if (view instanceof android.view.ViewGroup group) {
      for (int i = 0; i < group.getChildCount(); i++) {
        if (isThere(group.getChildAt(i), name)) {
          return true;
        }
      }
    }
    return false;
  }

  private static Path saved() {
    return Path.of(System.getProperty("story.folder"), "saved-state");
  }

  /** What the window would leave, for another process. */
  public static void keepSavedState() throws IOException {
    Bundle left = new Bundle();
    MainThread.run(() -> window.saveInstanceState(left));
    android.os.Parcel parcel = android.os.Parcel.obtain();
    parcel.writeBundle(left);
    Files.write(saved(), parcel.marshall());
    parcel.recycle();
  }

  /** What the window of an earlier process left. */
  public static Bundle savedState() throws IOException {
    byte[] bytes = Files.readAllBytes(saved());
    android.os.Parcel parcel = android.os.Parcel.obtain();
    parcel.unmarshall(bytes, 0, bytes.length);
    parcel.setDataPosition(0);
    return parcel.readBundle(Phone.class.getClassLoader());
  }

  /** The window comes to be seen. */
  public static void show() {
    MainThread.run(() -> window.topActivityResumed(true));
    focus(true);
  }

  private static void focus(boolean has) {
    MainThread.run(() -> window.windowFocusChanged(has));
  }

  /** The person goes to another app. */
  public static void leave() {
    focus(false);
    MainThread.run(() -> window.pause().stop());
  }

  /** The person comes back. */
  public static void comeBack() {
    MainThread.run(() -> window.restart().start().resume());
    focus(true);
  }

  /** Android gives the one window another intent. */
  public static void newIntent(Intent intent) {
    MainThread.run(() -> window.newIntent(intent));
  }

  /** Android makes the window anew, as for bold text: with what it saved, from the same intent. */
  public static void recreate() {
    MainThread.run(() -> {
      WebViewShadow.forget();
      window.recreate().visible();
    });
    focus(true);
    Interface.open();
  }

  /** The main thread is busy, and then the window is made anew. Returns at once; what it returns is done when the window is made. */
  public static CompletableFuture<Void> recreateAfterBusy(long milliseconds) {
    CompletableFuture<Void> made = new CompletableFuture<>();
    MainThread.post(() -> {
      Thread.sleep(milliseconds);
      WebViewShadow.forget();
      window.recreate().visible();
      made.complete(null);
    });
    return made;
  }

  /** The window is destroyed as soon as it is left, and made anew on return. */
  public static Bundle destroyLeft() {
    Bundle saved = new Bundle();
    MainThread.run(() -> window.saveInstanceState(saved).destroy());
    return saved;
  }

  /** Back: from Android 13 on by the callback on top where the app asks for that, else as a key. */
  public static void back() {
    MainThread.run(() -> {
      if (Build.VERSION.SDK_INT >= 33 && usesBackCallbacks()) {
        Object root = ReflectionHelpers.callInstanceMethod(android.view.View.class, window().getWindow().getDecorView(), "getViewRootImpl");
        Object dispatcher = ReflectionHelpers.callInstanceMethod(root, "getOnBackInvokedDispatcher");
        Object top = ReflectionHelpers.callInstanceMethod(dispatcher, "getTopCallback");
        if (top instanceof android.window.OnBackInvokedCallback callback) {
          callback.onBackInvoked();
          return;
        }
      }
      window().onBackPressed();
    });
  }

  private static boolean usesBackCallbacks() {
    return ReflectionHelpers.callInstanceMethod(RuntimeEnvironment.getApplication().getApplicationInfo(), "isOnBackInvokedCallbackEnabled");
  }

  /** A link, as a browser sends it. */
  public static Intent link(String link) {
    return new Intent(Intent.ACTION_VIEW, Uri.parse(link)).addCategory(Intent.CATEGORY_BROWSABLE).addCategory(Intent.CATEGORY_DEFAULT);
  }

  /** The app's component that Android gives an intent to; none if the manifest's filters take it nowhere. */
  public static String receiverOf(Intent intent) {
    return MainThread.on(() -> {
      var found = RuntimeEnvironment.getApplication().getPackageManager().resolveActivity(intent, PackageManager.MATCH_DEFAULT_ONLY);
      return found == null ? null : found.activityInfo.name;
    });
  }

  /** The window that Android makes for the app's icon, which the app chooses. */
  public static Activity chosenWindow() {
    return MainThread.on(() -> {
      Application app = RuntimeEnvironment.getApplication();
      var factory = (android.app.AppComponentFactory) Class.forName(app.getApplicationInfo().appComponentFactory).getConstructor().newInstance();
      return factory.instantiateActivity(Phone.class.getClassLoader(), MainActivity.class.getName(), new Intent(Intent.ACTION_MAIN));
    });
  }

  /** The phone has this version of the WebView. */
  public static void hasWebView(String version) {
    PackageInfo webView = new PackageInfo();
    webView.packageName = "com.google.android.webview";
    webView.versionName = version;
    org.robolectric.shadows.ShadowWebView.setCurrentWebViewPackage(webView);
  }

  /** What the app asked Android to open, without waiting for a result; none if it did not. */
  public static Intent startedActivity() {
    return MainThread.on(() -> shadowOf(RuntimeEnvironment.getApplication()).getNextStartedActivity());
  }

  /** What a press on a notification does: its intent is sent, and the one window, of a task of its own, is given it. */
  public static void press(PendingIntent pending) {
    newIntent(pressed(pending));
    comeBack();
  }

  /** What a press on a notification has Android open. */
  public static Intent pressed(PendingIntent pending) {
    return MainThread.on(() -> {
      ShadowApplication app = shadowOf(RuntimeEnvironment.getApplication());
      app.clearNextStartedActivities();
      pending.send();
      return app.getNextStartedActivity();
    });
  }

  /** The person lets the app notify, or not any more, in the phone's settings. */
  public static void letNotify(boolean let) {
    MainThread.run(() -> {
      shadowOf(notifications()).setNotificationsEnabled(let);
      if (let) {
        shadowOf((Application) RuntimeEnvironment.getApplication()).grantPermissions("android.permission.POST_NOTIFICATIONS");
      } else {
        shadowOf((Application) RuntimeEnvironment.getApplication()).denyPermissions("android.permission.POST_NOTIFICATIONS");
      }
    });
  }

  /** The phone is locked, or the person unlocks it. */
  public static void lock(boolean locked) {
    MainThread.run(() -> {
      var keyguard = shadowOf(RuntimeEnvironment.getApplication().getSystemService(android.app.KeyguardManager.class));
      keyguard.setIsDeviceLocked(locked);
      keyguard.setKeyguardLocked(locked);
    });
  }

  /** The question for permissions that is open; none when there is none. */
  public static ShadowActivity.PermissionsRequest question() {
    var last = MainThread.on(() -> shadowOf(window()).getLastRequestedPermission());
    return last == answered ? null : last;
  }

  /** The person answers Android's question. */
  public static void answer(ShadowActivity.PermissionsRequest question, boolean yes) {
    MainThread.run(() -> {
      if (yes) {
        shadowOf(RuntimeEnvironment.getApplication()).grantPermissions(question.requestedPermissions);
        List<String> all = new ArrayList<>(List.of(question.requestedPermissions));
        if (Files.exists(given())) {
          all.addAll(Files.readAllLines(given()));
        }
        Files.write(given(), all);
      }
      int[] results = new int[question.requestedPermissions.length];
      java.util.Arrays.fill(results, yes ? PackageManager.PERMISSION_GRANTED : PackageManager.PERMISSION_DENIED);
      window().onRequestPermissionsResult(question.requestCode, question.requestedPermissions, results);
      // Activity.dispatchRequestPermissionsResult, by which the system calls that, lets the next question in.
      ReflectionHelpers.setField(Activity.class, window(), "mHasCurrentPermissionsRequest", false);
      answered = question;
    });
  }

  /** What the app asked Android to open for a result; waits for it. */
  public static ShadowActivity.IntentForResult opened() {
    return MainThread.await("an activity is opened", 10, () -> MainThread.on(() -> {
      ShadowActivity shadow = shadowOf(window());
      for (var next = shadow.getNextStartedActivityForResult(); next != null; next = shadow.getNextStartedActivityForResult()) {
        if (next.intent.getComponent() != null) {
          return next;
        }
      }
      return null;
    }));
  }

  /** Hands the window the result of what it opened. */
  public static void result(ShadowActivity.IntentForResult opened, int code, Intent data) {
    MainThread.run(() -> ReflectionHelpers.callInstanceMethod(Activity.class, window(), "onActivityResult",
        ClassParameter.from(int.class, opened.requestCode), ClassParameter.from(int.class, code), ClassParameter.from(Intent.class, data)));
  }

  public static NotificationManager notifications() {
    return RuntimeEnvironment.getApplication().getSystemService(NotificationManager.class);
  }

  /** Android ends the process, as it does with one that it wants the memory of. */
  public static void kill() throws IOException, InterruptedException {
    Log.say("killed");
    new ProcessBuilder("kill", "-KILL", String.valueOf(ProcessHandle.current().pid())).start().waitFor();
    Thread.sleep(60_000);
  }
}
