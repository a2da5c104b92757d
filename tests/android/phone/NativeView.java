package phone;

import android.view.View;
import android.view.ViewGroup;
import android.widget.TextView;
import java.util.ArrayList;
import java.util.List;

/** Reads texts of native views. */
public final class NativeView {
  private NativeView() {}

  /** Texts of a view and its children, from top to bottom. */
  public static List<String> texts(View view) {
    List<String> texts = new ArrayList<>();
    collect(view, texts);
    return texts;
  }

  private static void collect(View view, List<String> texts) {
    if (view.getVisibility() != View.VISIBLE) {
      return;
    }
    if (view instanceof TextView text && text.length() > 0) {
      texts.add(text.getText().toString());
    }
    if (view instanceof ViewGroup group) {
      for (int i = 0; i < group.getChildCount(); i++) {
        collect(group.getChildAt(i), texts);
      }
    }
  }

  /** Presses the button with this text. Returns whether there is one. */
  public static boolean press(View view, String label) {
    if (view instanceof android.widget.Button button && label.contentEquals(button.getText())) {
      return button.performClick();
    }
    if (view instanceof ViewGroup group) {
      for (int i = 0; i < group.getChildCount(); i++) {
        if (press(group.getChildAt(i), label)) {
          return true;
        }
      }
    }
    return false;
  }
}
