package org.muwahhad.access.identity;

import jakarta.inject.Singleton;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Arrays;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import org.muwahhad.access.ServiceKey;

/** Seals what the database must not know: client secrets of providers and the service's own key. */
@Singleton
public class SealedValues {
  private static final String CIPHER = "AES/GCM/NoPadding";
  private static final int NONCE = 12;
  private static final int TAG_BITS = 128;
  private final ServiceKey serviceKey;
  private final SecureRandom random = new SecureRandom();

  SealedValues(ServiceKey serviceKey) {
    this.serviceKey = serviceKey;
  }

  /** The value as it may be kept. */
  public byte[] seal(byte[] value) {
    byte[] nonce = new byte[NONCE];
    random.nextBytes(nonce);
    byte[] sealed = crypt(Cipher.ENCRYPT_MODE, nonce, value);
    byte[] both = Arrays.copyOf(nonce, NONCE + sealed.length);
    System.arraycopy(sealed, 0, both, NONCE, sealed.length);
    return both;
  }

  byte[] open(byte[] sealed) {
    return crypt(
        Cipher.DECRYPT_MODE,
        Arrays.copyOf(sealed, NONCE),
        Arrays.copyOfRange(sealed, NONCE, sealed.length));
  }

  private byte[] crypt(int mode, byte[] nonce, byte[] value) {
    try {
      Cipher cipher = Cipher.getInstance(CIPHER);
      cipher.init(
          mode,
          new SecretKeySpec(serviceKey.derive("muwahhad identity"), "AES"),
          new GCMParameterSpec(TAG_BITS, nonce));
      return cipher.doFinal(value);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }
}
