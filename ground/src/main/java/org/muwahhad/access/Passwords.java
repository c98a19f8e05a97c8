package org.muwahhad.access;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.text.Normalizer;
import java.util.Arrays;
import java.util.Base64;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.bouncycastle.crypto.generators.Argon2BytesGenerator;
import org.bouncycastle.crypto.params.Argon2Parameters;
import org.muwahhad.shared.AtOnce;
import org.muwahhad.shared.WaitingLine;

/**
 * Password hashes: Argon2id (RFC 9106) with 19 MiB, two passes and one lane, the parameters of the
 * OWASP password storage guide, kept in PHC string form so that they can be raised later. Only a
 * few are computed at once; anyone who finds no place is refused with {@code shared.busy}.
 * Everybody who signs in from an unknown device waits as one party, so that strangers, however
 * many, hold up neither known devices nor those who are signed in.
 */
@Singleton
public class Passwords {
  private static final int MEMORY_KIB = 19_456;
  private static final int PASSES = 2;
  private static final int LANES = 1;
  private static final int HASH_BYTES = 32;
  private static final int SALT_BYTES = 16;
  private static final Pattern PHC =
      Pattern.compile(
          "\\$argon2id\\$v=19\\$m=(\\d+),t=(\\d+),p=(\\d+)\\$([A-Za-z0-9+/]+)\\$([A-Za-z0-9+/]+)");

  /** Waits for a place: anyone who signs in from a device that the account does not know. */
  static final String STRANGERS = "strangers";

  private static final String SIGNED_IN = "signed in";

  private static final int KEY_MEMORY_KIB = 65_536;
  private static final int KEY_PASSES = 3;

  /** What a derivation that came from outside may cost at most. */
  private static final int MOST_MEMORY_KIB = 4 * KEY_MEMORY_KIB;

  private static final int MOST_PASSES = 10;

  private final SecureRandom random = new SecureRandom();
  private final int memoryKib;
  private final int keyMemoryKib;
  private final WaitingLine line;

  @Inject
  public Passwords(AtOnce atOnce) {
    this(MEMORY_KIB, KEY_MEMORY_KIB, atOnce);
  }

  /** With less memory, for tests of other things. */
  Passwords(int memoryKib, int keyMemoryKib, AtOnce atOnce) {
    this.line = atOnce.of(AtOnce.HeavyWork.PASSWORD);
    this.memoryKib = memoryKib;
    this.keyMemoryKib = keyMemoryKib;
  }

  /**
   * A key derived from a passphrase.
   *
   * @param derivation cost, salt and a proof of the passphrase, to be kept (PHC string)
   * @param key 32 bytes, to be kept nowhere
   */
  public record DerivedKey(String derivation, byte[] key) {}

  /** A fresh hash of a password, the same letters giving the same however they are composed. */
  public String hash(String password) {
    byte[] salt = new byte[SALT_BYTES];
    random.nextBytes(salt);
    byte[] hash = derive(SIGNED_IN, plain(password), salt, memoryKib, PASSES, LANES, HASH_BYTES);
    return phc(memoryKib, PASSES, salt, hash);
  }

  private static String phc(int memoryKib, int passes, byte[] salt, byte[] hash) {
    Base64.Encoder base64 = Base64.getEncoder().withoutPadding();
    return "$argon2id$v=19$m=%d,t=%d,p=%d$%s$%s"
        .formatted(
            memoryKib, passes, LANES, base64.encodeToString(salt), base64.encodeToString(hash));
  }

  /**
   * A fresh key of a passphrase (Argon2id with 64 MiB and three passes, the second choice of RFC
   * 9106): anyone who holds what it locks can try passphrases for years, so each try must cost more
   * than one at signing in. Of the 64 bytes derived, the first half proves the passphrase and the
   * second is the key; neither reveals the other.
   */
  public DerivedKey deriveKey(String passphrase) {
    byte[] salt = new byte[SALT_BYTES];
    random.nextBytes(salt);
    byte[] both =
        derive(SIGNED_IN, plain(passphrase), salt, keyMemoryKib, KEY_PASSES, LANES, 2 * HASH_BYTES);
    return new DerivedKey(phc(keyMemoryKib, KEY_PASSES, salt, proof(both)), key(both));
  }

  /**
   * The key that a passphrase gave before; empty when it is another passphrase.
   *
   * @throws IllegalArgumentException when the derivation is not one, or costs more than it may
   */
  public Optional<byte[]> findKey(String passphrase, String derivation) {
    Matcher parts = PHC.matcher(derivation);
    if (!parts.matches()) {
      throw new IllegalArgumentException("Not an Argon2id derivation");
    }
    int memory = cost(parts.group(1), MOST_MEMORY_KIB);
    int passes = cost(parts.group(2), MOST_PASSES);
    int lanes = cost(parts.group(3), LANES);
    byte[] salt = Base64.getDecoder().decode(parts.group(4));
    byte[] expected = Base64.getDecoder().decode(parts.group(5));
    if (salt.length < SALT_BYTES || salt.length > 4 * SALT_BYTES) {
      throw new IllegalArgumentException("A derivation must not have a salt of " + salt.length);
    }
    byte[] both = derive(SIGNED_IN, plain(passphrase), salt, memory, passes, lanes, 2 * HASH_BYTES);
    return MessageDigest.isEqual(expected, proof(both)) ? Optional.of(key(both)) : Optional.empty();
  }

  /** Memory that a derivation of a key takes, in kibibytes: what a browser derives with, too. */
  public int keyMemoryKib() {
    return keyMemoryKib;
  }

  /** Whether a derivation that a browser made costs as much as one made here. */
  public boolean isAsCostly(String derivation) {
    Matcher parts = PHC.matcher(derivation);
    try {
      return parts.matches()
          && cost(parts.group(1), MOST_MEMORY_KIB) >= keyMemoryKib
          && cost(parts.group(2), MOST_PASSES) >= KEY_PASSES
          && cost(parts.group(3), LANES) == LANES
          && Base64.getDecoder().decode(parts.group(4)).length >= SALT_BYTES
          && Base64.getDecoder().decode(parts.group(5)).length == HASH_BYTES;
    } catch (IllegalArgumentException e) {
      return false;
    }
  }

  private static int cost(String figure, int most) {
    int cost = figure.length() < 8 ? Integer.parseInt(figure) : Integer.MAX_VALUE;
    if (cost < 1 || cost > most) {
      throw new IllegalArgumentException("A derivation must not cost " + figure);
    }
    return cost;
  }

  private static byte[] proof(byte[] both) {
    return Arrays.copyOf(both, HASH_BYTES);
  }

  private static byte[] key(byte[] both) {
    return Arrays.copyOfRange(both, HASH_BYTES, both.length);
  }

  /** The same letters give the same key, however a keyboard composes them. */
  static String plain(String passphrase) {
    return Normalizer.normalize(passphrase, Normalizer.Form.NFKC);
  }

  /**
   * Whether a password belongs to a hash, for the person who is signed in; takes the same time
   * whatever the answer.
   */
  public boolean matches(String password, String phc) {
    return matches(SIGNED_IN, password, phc);
  }

  /**
   * The same for somebody who is not signed in. The password is normalised as {@link #hash} does
   * it.
   *
   * @param party with which they wait for a place: {@link #STRANGERS}, or a device
   */
  boolean matches(String party, String password, String phc) {
    Matcher parts = PHC.matcher(phc);
    if (!parts.matches()) {
      throw new IllegalArgumentException("Not an Argon2id hash");
    }
    byte[] salt = Base64.getDecoder().decode(parts.group(4));
    byte[] expected = Base64.getDecoder().decode(parts.group(5));
    byte[] actual =
        derive(
            party,
            plain(password),
            salt,
            Integer.parseInt(parts.group(1)),
            Integer.parseInt(parts.group(2)),
            Integer.parseInt(parts.group(3)),
            expected.length);
    return MessageDigest.isEqual(expected, actual);
  }

  /** As many at once as the machine takes: each needs all of a processor, and much memory. */
  private byte[] derive(
      String party,
      String password,
      byte[] salt,
      int memoryKib,
      int passes,
      int lanes,
      int length) {
    return line.run(party, () -> argon2(password, salt, memoryKib, passes, lanes, length));
  }

  private static byte[] argon2(
      String password, byte[] salt, int memoryKib, int passes, int lanes, int length) {
    Argon2BytesGenerator generator = new Argon2BytesGenerator();
    generator.init(
        new Argon2Parameters.Builder(Argon2Parameters.ARGON2_id)
            .withVersion(Argon2Parameters.ARGON2_VERSION_13)
            .withMemoryAsKB(memoryKib)
            .withIterations(passes)
            .withParallelism(lanes)
            .withSalt(salt)
            .build());
    byte[] hash = new byte[length];
    generator.generateBytes(password.getBytes(StandardCharsets.UTF_8), hash);
    return hash;
  }
}
