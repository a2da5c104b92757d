package stories;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertTrue;

import android.graphics.Insets;
import android.os.Build;
import android.view.InputDevice;
import android.view.MotionEvent;
import android.view.View;
import android.view.WindowInsets;
import android.view.WindowManager;
import android.webkit.WebView;
import phone.MainThread;
import phone.Phone;
import phone.WebViewShadow;

/** The activity's window: no screenshots, padding for insets, and no obscured touches. */
public class Looks extends Story {
  private static MotionEvent touch(int flags) {
    MotionEvent.PointerProperties finger = new MotionEvent.PointerProperties();
    MotionEvent.PointerCoords position = new MotionEvent.PointerCoords();
    position.x = 50;
    position.y = 100;
    return MotionEvent.obtain(0, 0, MotionEvent.ACTION_DOWN, 1, new MotionEvent.PointerProperties[] {finger},
        new MotionEvent.PointerCoords[] {position}, 0, 0, 1, 1, 0, 0, InputDevice.SOURCE_TOUCHSCREEN, flags);
  }

  @Override
  protected void play() throws Exception {
    start();
    MainThread.run(() -> {
      WebView page = WebViewShadow.last().real();
      View content = Phone.activity().findViewById(android.R.id.content);
      assertTrue("pictures of the screen", (Phone.activity().getWindow().getAttributes().flags & WindowManager.LayoutParams.FLAG_SECURE) != 0);
      assertTrue(page.isAttachedToWindow());
      if (Build.VERSION.SDK_INT >= 30) {
        WindowInsets insets = new WindowInsets.Builder()
            .setInsets(WindowInsets.Type.statusBars(), Insets.of(0, 63, 0, 0))
            .setInsets(WindowInsets.Type.ime(), Insets.of(0, 0, 0, 800))
            .build();
        Phone.activity().getWindow().getDecorView().dispatchApplyWindowInsets(insets);
        assertEquals(63, content.getPaddingTop());
        assertEquals(800, content.getPaddingBottom());
      }
      int[] touches = new int[1];
      page.setOnTouchListener((view, event) -> {
        touches[0]++;
        return true;
      });
      page.dispatchTouchEvent(touch(0));
      assertEquals("a touch", 1, touches[0]);
      page.dispatchTouchEvent(touch(MotionEvent.FLAG_WINDOW_IS_OBSCURED));
      assertEquals("a touch through another window", 1, touches[0]);
    });
  }
}
