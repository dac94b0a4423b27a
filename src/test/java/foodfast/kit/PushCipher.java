package foodfast.kit;

import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.AlgorithmParameters;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.Signature;
import java.security.interfaces.ECPrivateKey;
import java.security.interfaces.ECPublicKey;
import java.security.spec.ECGenParameterSpec;
import java.security.spec.ECParameterSpec;
import java.security.spec.ECPoint;
import java.security.spec.ECPrivateKeySpec;
import java.security.spec.ECPublicKeySpec;
import java.util.Arrays;
import java.util.Base64;
import javax.crypto.Cipher;
import javax.crypto.KeyAgreement;
import javax.crypto.Mac;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/**
 * The receiving side of RFC 8291 and RFC 8292, as a browser and a push service have it: of what
 * Java itself brings, so that it shares nothing with the library that encrypts.
 */
public final class PushCipher {
  private static final int SALT = 16;
  private static final int COORDINATE = 32;
  private static final int TAG_BITS = 128;

  private PushCipher() {}

  public static KeyPair keys() throws GeneralSecurityException {
    KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
    generator.initialize(new ECGenParameterSpec("secp256r1"));
    return generator.generateKeyPair();
  }

  /** The uncompressed point of a public key. */
  public static byte[] point(ECPublicKey key) {
    byte[] point = new byte[1 + 2 * COORDINATE];
    point[0] = 4;
    write(key.getW().getAffineX(), point, 1);
    write(key.getW().getAffineY(), point, 1 + COORDINATE);
    return point;
  }

  private static void write(BigInteger number, byte[] to, int at) {
    byte[] bytes = number.toByteArray();
    int length = Math.min(bytes.length, COORDINATE);
    System.arraycopy(bytes, bytes.length - length, to, at + COORDINATE - length, length);
  }

  static ECPublicKey publicKey(byte[] point) throws GeneralSecurityException {
    if (point.length != 1 + 2 * COORDINATE || point[0] != 4) {
      throw new GeneralSecurityException("no uncompressed point");
    }
    BigInteger x = new BigInteger(1, point, 1, COORDINATE);
    BigInteger y = new BigInteger(1, point, 1 + COORDINATE, COORDINATE);
    return (ECPublicKey)
        KeyFactory.getInstance("EC")
            .generatePublic(new ECPublicKeySpec(new ECPoint(x, y), curve()));
  }

  static ECPrivateKey privateKey(byte[] number) throws GeneralSecurityException {
    return (ECPrivateKey)
        KeyFactory.getInstance("EC")
            .generatePrivate(new ECPrivateKeySpec(new BigInteger(1, number), curve()));
  }

  private static ECParameterSpec curve() throws GeneralSecurityException {
    AlgorithmParameters parameters = AlgorithmParameters.getInstance("EC");
    parameters.init(new ECGenParameterSpec("secp256r1"));
    return parameters.getParameterSpec(ECParameterSpec.class);
  }

  /**
   * What is in a body of one record, {@code Content-Encoding: aes128gcm}.
   *
   * @throws GeneralSecurityException if it was not encrypted for this device
   */
  public static byte[] decrypt(byte[] body, ECPrivateKey own, byte[] ownPoint, byte[] secret)
      throws GeneralSecurityException {
    ByteBuffer message = ByteBuffer.wrap(body);
    byte[] salt = take(message, SALT);
    int recordSize = message.getInt();
    byte[] theirs = take(message, message.get());
    byte[] record = take(message, message.remaining());
    if (record.length > recordSize) {
      throw new GeneralSecurityException("more than one record");
    }
    KeyAgreement agreement = KeyAgreement.getInstance("ECDH");
    agreement.init(own);
    agreement.doPhase(publicKey(theirs), true);
    byte[] info = joined("WebPush: info\0".getBytes(StandardCharsets.US_ASCII), ownPoint, theirs);
    byte[] input = derive(secret, agreement.generateSecret(), info, 32);
    byte[] key = derive(salt, input, "Content-Encoding: aes128gcm\0".getBytes(), 16);
    byte[] nonce = derive(salt, input, "Content-Encoding: nonce\0".getBytes(), 12);
    Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
    cipher.init(
        Cipher.DECRYPT_MODE, new SecretKeySpec(key, "AES"), new GCMParameterSpec(TAG_BITS, nonce));
    return unpadded(cipher.doFinal(record));
  }

  /** A last record ends with 2 and any number of zeros. */
  private static byte[] unpadded(byte[] plain) throws GeneralSecurityException {
    int end = plain.length - 1;
    while (end >= 0 && plain[end] == 0) {
      end--;
    }
    if (end < 0 || plain[end] != 2) {
      throw new GeneralSecurityException("no end of the last record");
    }
    return Arrays.copyOf(plain, end);
  }

  private static byte[] derive(byte[] salt, byte[] input, byte[] info, int length)
      throws GeneralSecurityException {
    byte[] extracted = hmac(salt, input);
    return Arrays.copyOf(hmac(extracted, joined(info, new byte[] {1})), length);
  }

  private static byte[] hmac(byte[] key, byte[] data) throws GeneralSecurityException {
    Mac mac = Mac.getInstance("HmacSHA256");
    mac.init(new SecretKeySpec(key, "HmacSHA256"));
    return mac.doFinal(data);
  }

  private static byte[] take(ByteBuffer from, int length) {
    byte[] bytes = new byte[length];
    from.get(bytes);
    return bytes;
  }

  private static byte[] joined(byte[]... parts) {
    int length = Arrays.stream(parts).mapToInt(part -> part.length).sum();
    ByteBuffer all = ByteBuffer.allocate(length);
    Arrays.stream(parts).forEach(all::put);
    return all.array();
  }

  /** The claims of an ES256 token that this key signed. */
  public static String claims(String token, byte[] point) throws GeneralSecurityException {
    String[] parts = token.split("\\.");
    Signature signature = Signature.getInstance("SHA256withECDSAinP1363Format");
    signature.initVerify(publicKey(point));
    signature.update((parts[0] + "." + parts[1]).getBytes(StandardCharsets.US_ASCII));
    if (!signature.verify(decoded(parts[2]))) {
      throw new GeneralSecurityException("another key signed it");
    }
    if (!new String(decoded(parts[0]), StandardCharsets.UTF_8).contains("\"ES256\"")) {
      throw new GeneralSecurityException("not ES256");
    }
    return new String(decoded(parts[1]), StandardCharsets.UTF_8);
  }

  public static byte[] decoded(String text) {
    return Base64.getUrlDecoder().decode(text);
  }

  public static String encoded(byte[] bytes) {
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
  }
}
