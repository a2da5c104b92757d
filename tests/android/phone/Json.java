package phone;

import org.json.JSONException;
import org.json.JSONObject;

/** JSON objects, written in one line. */
public final class Json {
  private Json() {}

  /** An object of names and values in turn. */
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
