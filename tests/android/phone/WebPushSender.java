package phone;

import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.SecureRandom;
import java.security.interfaces.ECPublicKey;
import java.security.spec.ECGenParameterSpec;
import java.security.spec.ECPoint;
import java.security.spec.ECPublicKeySpec;
import java.util.Arrays;
import java.util.Base64;
import javax.crypto.Cipher;
import javax.crypto.KeyAgreement;
import javax.crypto.Mac;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/** Encrypts messages according to RFC 8291, for stories without a backend. */
public final class WebPushSender {
  private WebPushSender() {}

  /** Encrypts a message for the owner of the public key and the secret. */
  public static byte[] seal(String p256dh, String auth, byte[] message) throws GeneralSecurityException {
    byte[] receiver = Base64.getUrlDecoder().decode(p256dh);
    KeyPairGenerator pairs = KeyPairGenerator.getInstance("EC");
    pairs.initialize(new ECGenParameterSpec("secp256r1"));
    KeyPair pair = pairs.generateKeyPair();
    byte[] sender = point((ECPublicKey) pair.getPublic());
    KeyAgreement agreement = KeyAgreement.getInstance("ECDH");
    agreement.init(pair.getPrivate());
    ECPoint point = new ECPoint(new BigInteger(1, Arrays.copyOfRange(receiver, 1, 33)), new BigInteger(1, Arrays.copyOfRange(receiver, 33, 65)));
    agreement.doPhase(KeyFactory.getInstance("EC").generatePublic(new ECPublicKeySpec(point, ((ECPublicKey) pair.getPublic()).getParams())), true);
    byte[] salt = new byte[16];
    new SecureRandom().nextBytes(salt);
    byte[] material = expand(Base64.getUrlDecoder().decode(auth), agreement.generateSecret(), joined("WebPush: info\0".getBytes(), receiver, sender), 32);
    byte[] key = expand(salt, material, "Content-Encoding: aes128gcm\0".getBytes(), 16);
    byte[] nonce = expand(salt, material, "Content-Encoding: nonce\0".getBytes(), 12);
    Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
    cipher.init(Cipher.ENCRYPT_MODE, new SecretKeySpec(key, "AES"), new GCMParameterSpec(128, nonce));
    byte[] record = cipher.doFinal(joined(message, new byte[] {2}));
    return joined(salt, ByteBuffer.allocate(4).putInt(4096).array(), new byte[] {65}, sender, record);
  }

  private static byte[] point(ECPublicKey key) {
    ByteBuffer point = ByteBuffer.allocate(65).put((byte) 4);
    for (BigInteger coordinate : new BigInteger[] {key.getW().getAffineX(), key.getW().getAffineY()}) {
      byte[] bytes = coordinate.toByteArray();
      byte[] fixed = new byte[32];
      int length = Math.min(32, bytes.length);
      System.arraycopy(bytes, bytes.length - length, fixed, 32 - length, length);
      point.put(fixed);
    }
    return point.array();
  }

  private static byte[] expand(byte[] salt, byte[] material, byte[] about, int length) throws GeneralSecurityException {
    return Arrays.copyOf(hmac(hmac(salt, material), joined(about, new byte[] {1})), length);
  }

  private static byte[] hmac(byte[] key, byte[] message) throws GeneralSecurityException {
    Mac mac = Mac.getInstance("HmacSHA256");
    mac.init(new SecretKeySpec(key, "HmacSHA256"));
    return mac.doFinal(message);
  }

  private static byte[] joined(byte[]... parts) {
    ByteBuffer all = ByteBuffer.allocate(Arrays.stream(parts).mapToInt(part -> part.length).sum());
    for (byte[] part : parts) {
      all.put(part);
    }
    return all.array();
  }
}
