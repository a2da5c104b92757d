package stories;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertTrue;

import android.content.Intent;
import fi.finago.key.TroubleActivity;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.robolectric.Robolectric;
import org.robolectric.RuntimeEnvironment;
import phone.Log;
import phone.MainThread;
import phone.NativeView;
import phone.Phone;

/**
 * Stored data cannot be opened: a native screen explains it and offers to retry, and the log has
 * the reason.
 */
public class CannotStart extends Story {
  @Override
  protected void play() throws Exception {
    Path data = RuntimeEnvironment.getApplication().getDataDir().toPath();
    Files.createDirectory(data.resolve("record.json.lock"));
    Phone.launch();
    Intent[] opened = new Intent[1];
    await("the native screen", () -> (opened[0] = Phone.startedActivity()) != null);
    assertEquals(TroubleActivity.class.getName(), opened[0].getComponent().getClassName());
    assertTrue("the app's window is closed", Phone.activity().isFinishing());
    List<String> words = MainThread.call(() -> NativeView.texts(Robolectric.buildActivity(TroubleActivity.class, opened[0]).setup().get().findViewById(android.R.id.content)));
    assertEquals(List.of("Finago Key can’t start",
        "Your saved data can’t be read right now. Free up some space on the phone, then try again. Nothing has been deleted.", "Try again"), words);
    assertTrue("the reason is in the log", Log.lines("cannot start").get(0).contains("record.json cannot be opened"));
  }

  @Override
  protected boolean expectsErrors() {
    return true;
  }
}
