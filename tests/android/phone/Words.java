package phone;

import android.view.View;
import android.view.ViewGroup;
import android.widget.TextView;
import java.util.ArrayList;
import java.util.List;

/** Reads texts of native views. */
public final class Words {
  private Words() {}

  /** Texts of a view and its children, from top to bottom. */
  public static List<String> on(View view) {
    List<String> words = new ArrayList<>();
    collect(view, words);
    return words;
  }

  private static void collect(View view, List<String> words) {
    if (view.getVisibility() != View.VISIBLE) {
      return;
    }
    if (view instanceof TextView text && text.length() > 0) {
      words.add(text.getText().toString());
    }
    if (view instanceof ViewGroup group) {
      for (int i = 0; i < group.getChildCount(); i++) {
        collect(group.getChildAt(i), words);
      }
    }
  }

  /** Presses the button with this text. Returns whether there is one. */
  public static boolean press(View view, String words) {
    if (view instanceof android.widget.Button button && words.contentEquals(button.getText())) {
      return button.performClick();
    }
    if (view instanceof ViewGroup group) {
      for (int i = 0; i < group.getChildCount(); i++) {
        if (press(group.getChildAt(i), words)) {
          return true;
        }
      }
    }
    return false;
  }
}
