package org.muwahhad.access.factor;

import com.eatthepath.otp.TimeBasedOneTimePasswordGenerator;
import com.google.zxing.EncodeHintType;
import com.google.zxing.WriterException;
import com.google.zxing.qrcode.decoder.ErrorCorrectionLevel;
import com.google.zxing.qrcode.encoder.ByteMatrix;
import com.google.zxing.qrcode.encoder.Encoder;
import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.security.InvalidKeyException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.regex.Pattern;
import javax.crypto.spec.SecretKeySpec;
import org.muwahhad.shared.SecretSeal;

/**
 * Codes of six digits that an app shows for thirty seconds (RFC 6238). A code is good in the half
 * minute before and after its own, too, and once.
 */
@Singleton
public class TimeCodes {
  private static final String BASE32 = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";
  private static final int SECRET_BYTES = 20;
  private static final int STEP_SECONDS = 30;
  private static final int STEPS_AROUND = 1;
  private final TimeBasedOneTimePasswordGenerator generator =
      new TimeBasedOneTimePasswordGenerator();
  private final SecureRandom random = new SecureRandom();
  private final Factors factors;
  private final SecretSeal seal;

  TimeCodes(Factors factors, SecretSeal seal) {
    this.factors = factors;
    this.seal = seal;
  }

  /**
   * What the app has to know.
   *
   * @param secret in base 32, to be typed
   * @param address {@code otpauth:}, to be opened on the same device
   * @param picture outline of a QR code of the address in the units of its modules
   * @param size modules on a side
   */
  public record TimeCodeSecret(String secret, String address, String picture, int size) {
    private static final Pattern FOUR = Pattern.compile("(.{4})(?=.)");

    /** The secret in groups of four, as people type it; apps leave spaces out. */
    public String inGroups() {
      return FOUR.matcher(secret).replaceAll("$1 ");
    }
  }

  /** The secret of a person that no code confirmed yet; drawn where there is none at all. */
  @Transactional
  public TimeCodeSecret draw(long personId, String login, String issuer) {
    Optional<Factors.TimeCode> kept = factors.findTimeCode(personId);
    if (kept.isPresent() && kept.get().confirmedAt() == null) {
      return shown(opened(kept.get()), login, issuer);
    }
    byte[] secret = new byte[SECRET_BYTES];
    random.nextBytes(secret);
    factors.insertTimeCode(personId, seal.seal(boundTo(personId), secret));
    factors.prepareUse(personId);
    return shown(secret, login, issuer);
  }

  /** Takes a first code, from which on codes are asked for; false when it is wrong. */
  @Transactional
  public boolean confirm(long personId, String code) {
    return isRight(personId, code, false) && factors.confirmTimeCode(personId) == 1;
  }

  /** Whether a code is right, and was not used. */
  boolean accepts(long personId, String code) {
    return isRight(personId, code, true);
  }

  /** Forgets the app; false when there was none. */
  @Transactional
  public boolean end(long personId) {
    return factors.deleteTimeCode(personId) == 1;
  }

  private boolean isRight(long personId, String code, boolean confirmed) {
    Optional<Factors.TimeCode> kept =
        factors.findTimeCode(personId).filter(c -> (c.confirmedAt() != null) == confirmed);
    if (kept.isEmpty()) {
      return false;
    }
    OptionalLong step = step(opened(kept.get()), code);
    return step.isPresent() && factors.useStep(personId, step.getAsLong()) == 1;
  }

  /** The half minute whose code it is, near the present one. */
  private OptionalLong step(byte[] secret, String code) {
    long present = factors.machineSeconds() / STEP_SECONDS;
    OptionalLong found = OptionalLong.empty();
    for (long step = present - STEPS_AROUND; step <= present + STEPS_AROUND; step++) {
      if (MessageDigest.isEqual(ascii(code(secret, step)), ascii(code))) {
        found = OptionalLong.of(step);
      }
    }
    return found;
  }

  private String code(byte[] secret, long step) {
    try {
      return generator.generateOneTimePasswordString(
          new SecretKeySpec(secret, generator.getAlgorithm()),
          Instant.ofEpochSecond(step * STEP_SECONDS));
    } catch (InvalidKeyException e) {
      throw new IllegalStateException(e);
    }
  }

  private byte[] opened(Factors.TimeCode kept) {
    return seal.open(boundTo(kept.personId()), kept.sealedSecret());
  }

  private static String boundTo(long personId) {
    return "time code of person " + personId;
  }

  private static byte[] ascii(String text) {
    return text.getBytes(StandardCharsets.US_ASCII);
  }

  private static TimeCodeSecret shown(byte[] secret, String login, String issuer) {
    String letters = base32(secret);
    String address =
        "otpauth://totp/%1$s:%2$s?secret=%3$s&issuer=%1$s"
            .formatted(escaped(issuer), escaped(login), letters);
    ByteMatrix modules = modules(address);
    return new TimeCodeSecret(letters, address, outline(modules), modules.getWidth());
  }

  private static String escaped(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
  }

  /** RFC 4648, without padding, which apps do not want. */
  static String base32(byte[] bytes) {
    StringBuilder letters = new StringBuilder();
    int bits = 0;
    int left = 0;
    for (byte b : bytes) {
      bits = bits << 8 | b & 0xff;
      left += 8;
      while (left >= 5) {
        left -= 5;
        letters.append(BASE32.charAt(bits >> left & 31));
      }
    }
    if (left > 0) {
      letters.append(BASE32.charAt(bits << (5 - left) & 31));
    }
    return letters.toString();
  }

  private static ByteMatrix modules(String text) {
    try {
      return Encoder.encode(
              text, ErrorCorrectionLevel.M, Map.of(EncodeHintType.CHARACTER_SET, "UTF-8"))
          .getMatrix();
    } catch (WriterException e) {
      throw new IllegalArgumentException("No QR code can hold: " + text, e);
    }
  }

  private static String outline(ByteMatrix modules) {
    StringBuilder path = new StringBuilder();
    for (int y = 0; y < modules.getHeight(); y++) {
      for (int x = 0; x < modules.getWidth(); x++) {
        if (modules.get(x, y) == 1) {
          path.append('M').append(x).append(' ').append(y).append("h1v1h-1z");
        }
      }
    }
    return path.toString();
  }
}
