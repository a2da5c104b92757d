package stories;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertNotNull;
import static org.junit.Assert.assertNull;
import static org.junit.Assert.assertTrue;

import fi.finago.phone.Contents;
import fi.finago.phone.DurableFile;
import fi.finago.phone.Inbox;
import fi.finago.phone.WebPush;
import java.io.File;
import java.math.BigInteger;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.AlgorithmParameters;
import java.security.KeyFactory;
import java.security.interfaces.ECPrivateKey;
import java.security.spec.ECGenParameterSpec;
import java.security.spec.ECParameterSpec;
import java.security.spec.ECPrivateKeySpec;
import java.util.Base64;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;
import kotlin.Unit;
import org.json.JSONArray;
import org.json.JSONObject;

/**
 * The process ends at each step of each write of the inbox: the inbox then has the state before or
 * after the write. Also opens pushes that other programs sealed.
 */
public class InboxOutlivesEveryEnd extends Story {
  private static final long NOW = 1_000_000;
  private static final String CHALLENGE = "c".repeat(22);
  private static final String DEVICE = "d".repeat(22);

  /** Simulated end of the process. */
  private static final class End extends RuntimeException {}

  /** A write of the inbox, and how to observe it. */
  private record Write(String name, Consumer<Inbox> write, Function<Contents, Object> observe) {}

  private static final List<Write> WRITES = List.of(
      new Write("register", inbox -> inbox.register("e".repeat(22), "key"), contents -> contents.getDevices().size()),
      new Write("address", inbox -> inbox.setEndpoint(DEVICE, "https://push.example/2"), contents -> contents.getDevices().get(DEVICE).getEndpoint()),
      new Write("push", inbox -> inbox.addChallenge("b".repeat(22), DEVICE, NOW + 60), contents -> contents.getShown().size()),
      new Write("over", inbox -> inbox.endChallenge(CHALLENGE), contents -> contents.getShown().size()),
      new Write("press", inbox -> inbox.press(inbox.contents().getShown().get(0).getOpen()), contents -> contents.getEntries().size()),
      new Write("test", inbox -> inbox.addTest("other", DEVICE), contents -> contents.getEntries().size()),
      new Write("settle", inbox -> inbox.settle(inbox.contents().getEntries().get(0).getId()), contents -> contents.getEntries().size()),
      new Write("forget", inbox -> inbox.removeDevice(DEVICE), contents -> contents.getDevices().size()),
      new Write("drop", Inbox::countDropped, Contents::getDropped),
      new Write("language", inbox -> inbox.setLanguage("sv"), Contents::getLanguage));

  @Override
  protected void play() throws Exception {
    Path folder = Files.createDirectories(Path.of(System.getProperty("story.folder"), "inbox"));
    for (Write write : WRITES) {
      for (DurableFile.Step end : DurableFile.Step.values()) {
        endAt(folder.resolve(write.name() + "-" + end).toFile(), write, end);
      }
    }
    pressCountsOnce(folder.resolve("once").toFile());
    openVectors();
  }

  private static Inbox inbox(File file) {
    return new Inbox(new DurableFile(file, step -> Unit.INSTANCE), () -> NOW);
  }

  /** An inbox with a device, a challenge with a notification, and a test push. */
  private static Inbox filled(File file) {
    Inbox inbox = inbox(file);
    inbox.register(DEVICE, "key");
    inbox.setEndpoint(DEVICE, "https://push.example/1");
    assertNotNull(inbox.addChallenge(CHALLENGE, DEVICE, NOW + 60));
    inbox.addTest("token", DEVICE);
    return inbox;
  }

  private static void endAt(File file, Write write, DurableFile.Step end) {
    Object before = write.observe().apply(filled(file).contents());
    Inbox ending = new Inbox(new DurableFile(file, step -> {
      if (step == end) {
        throw new End();
      }
      return Unit.INSTANCE;
    }), () -> NOW);
    boolean ended = false;
    try {
      write.write().accept(ending);
    } catch (End e) {
      ended = true;
    }
    assertTrue(write.name() + " does not get as far as " + end, ended);
    Object after = write.observe().apply(inbox(file).contents());
    boolean counts = end.compareTo(DurableFile.Step.REPLACED) >= 0;
    assertEquals(write.name() + " ended at " + end, counts, !String.valueOf(before).equals(String.valueOf(after)));
    // The next process can continue from there.
    Object again = counts ? after : write.observe().apply(repeated(file, write));
    assertTrue(write.name(), !String.valueOf(before).equals(String.valueOf(again)));
  }

  private static Contents repeated(File file, Write write) {
    write.write().accept(inbox(file));
    return inbox(file).contents();
  }

  private static void pressCountsOnce(File file) {
    String open = filled(file).contents().getShown().get(0).getOpen();
    String deny = inbox(file).contents().getShown().get(0).getDeny();
    assertEquals(CHALLENGE, inbox(file).press(open));
    assertNull("a press counts once", inbox(file).press(open));
    assertNull("and for one verdict", inbox(file).press(deny));
    assertNull("a late push shows nothing again", inbox(file).addChallenge(CHALLENGE, DEVICE, NOW + 60));
  }

  private static void openVectors() throws Exception {
    JSONObject vectors = new JSONObject(Files.readString(Path.of(System.getProperty("story.vectors"), "push.json")));
    JSONArray sealed = vectors.getJSONArray("sealed");
    AlgorithmParameters curve = AlgorithmParameters.getInstance("EC");
    curve.init(new ECGenParameterSpec("secp256r1"));
    for (int i = 0; i < sealed.length(); i++) {
      JSONObject one = sealed.getJSONObject(i);
      BigInteger secret = new BigInteger(1, decoded(one.getJSONObject("receiver_private").getString("d")));
      ECPrivateKeySpec spec = new ECPrivateKeySpec(secret, curve.getParameterSpec(ECParameterSpec.class));
      var key = (ECPrivateKey) KeyFactory.getInstance("EC").generatePrivate(spec);
      var receiver = new WebPush.Receiver(key, decoded(one.getString("p256dh")), decoded(one.getString("auth")));
      byte[] body = decoded(one.getString("body"));
      assertEquals(one.getString("what"), one.getString("plain"), new String(WebPush.INSTANCE.open(body, receiver)));
      for (int at : new int[] {0, 16, 20, 21, 40, 86, body.length - 1}) {
        byte[] broken = body.clone();
        broken[at] ^= 1;
        // Byte 16 increases the record size, which stays valid.
        boolean isStillOne = at == 16;
        assertEquals("byte " + at, isStillOne, WebPush.INSTANCE.open(broken, receiver) != null);
      }
      assertNull(WebPush.INSTANCE.open(java.util.Arrays.copyOf(body, 100), receiver));
    }
  }

  private static byte[] decoded(String text) {
    return Base64.getUrlDecoder().decode(text);
  }
}
