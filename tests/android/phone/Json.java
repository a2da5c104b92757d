package phone;

import org.json.JSONException;
import org.json.JSONObject;

/** Builds JSON objects in one expression. */
public final class Json {
  private Json() {}

  /** Returns an object of alternating names and values. */
  public static JSONObject of(Object... namesAndValues) {
    try {
      JSONObject object = new JSONObject();
      for (int i = 0; i < namesAndValues.length; i += 2) {
        object.put((String) namesAndValues[i], namesAndValues[i + 1]);
      }
      return object;
    } catch (JSONException e) {
      throw new IllegalArgumentException(e);
    }
  }
}
