package org.muwahhad.organisation.factor;

import com.eatthepath.otp.TimeBasedOneTimePasswordGenerator;
import java.io.ByteArrayOutputStream;
import java.security.InvalidKeyException;
import java.time.Instant;
import javax.crypto.spec.SecretKeySpec;

/** An app on a phone that was given a secret in base 32. */
final class PhoneApp {
  private static final String LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";
  private final byte[] secret;

  PhoneApp(String base32) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    int bits = 0;
    int left = 0;
    for (char letter : base32.toCharArray()) {
      bits = bits << 5 | LETTERS.indexOf(letter);
      left += 5;
      if (left >= 8) {
        left -= 8;
        bytes.write(bits >> left & 0xff);
      }
    }
    this.secret = bytes.toByteArray();
  }

  /** The code that it shows so many half minutes from now. */
  String code(int steps) {
    try {
      return new TimeBasedOneTimePasswordGenerator()
          .generateOneTimePasswordString(
              new SecretKeySpec(secret, "HmacSHA1"), Instant.now().plusSeconds(30L * steps));
    } catch (InvalidKeyException e) {
      throw new IllegalStateException(e);
    }
  }
}
