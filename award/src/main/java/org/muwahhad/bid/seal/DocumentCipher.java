package org.muwahhad.bid.seal;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;

/**
 * Encrypts a document of a bid to a key of its own, piece by piece, by Google Tink's streaming
 * AES-256-GCM: neither side holds more than a piece, no piece can be changed, left out, moved or
 * cut off, and what was encrypted for one place opens for no other. Who has the key is a matter of
 * where it lies: the vault's while the bid is typed, the sealed content once it is submitted.
 */
public final class DocumentCipher {
  private static final int KEY_BYTES = 32;
  private static final SecureRandom RANDOM = new SecureRandom();

  private DocumentCipher() {}

  public static byte[] freshKey() {
    byte[] key = new byte[KEY_BYTES];
    RANDOM.nextBytes(key);
    return key;
  }

  /** A stream that encrypts what is written to it; closing it ends the document. */
  public static OutputStream encrypting(byte[] key, String context, OutputStream to)
      throws IOException {
    try {
      return PlainKeys.streaming(key).newEncryptingStream(to, bytes(context));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  /**
   * The document in clear, decrypted as it is read. Reading throws {@link IOException} where it was
   * changed, or sealed with another key or for another place.
   */
  public static InputStream decrypting(byte[] key, String context, InputStream from)
      throws IOException {
    try {
      return PlainKeys.streaming(key).newDecryptingStream(from, bytes(context));
    } catch (GeneralSecurityException e) {
      throw new SealBroken("Does not open for " + context, e);
    }
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
