package org.muwahhad.witness;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.MessageDigest;
import java.security.PublicKey;
import java.security.Signature;
import java.security.spec.X509EncodedKeySpec;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Optional;

/**
 * A public Ed25519 key with its name, as it is passed on: {@code <name>+<id>+<key>}.
 *
 * @param type 1 for a log, 4 for a witness
 * @param key 32 bytes
 */
record VerifierKey(String name, int type, byte[] key) {
  static final int LOG = 1;
  static final int WITNESS = 4;
  private static final byte[] X509 = HexFormat.of().parseHex("302a300506032b6570032100");
  private static final int ID_LENGTH = 4;
  private static final int KEY_LENGTH = 32;

  static Optional<VerifierKey> find(String written) {
    String[] parts = written.strip().split("\\+", 3);
    if (parts.length != 3 || parts[0].isBlank() || parts[0].contains(" ")) {
      return Optional.empty();
    }
    try {
      byte[] typed = Base64.getDecoder().decode(parts[2]);
      if (typed.length != KEY_LENGTH + 1) {
        return Optional.empty();
      }
      VerifierKey read =
          new VerifierKey(parts[0], typed[0], Arrays.copyOfRange(typed, 1, typed.length));
      boolean isKnown = read.type == LOG || read.type == WITNESS;
      return isKnown && HexFormat.of().formatHex(read.id()).equals(parts[1])
          ? Optional.of(read)
          : Optional.empty();
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  byte[] id() {
    MessageDigest digest = Hashes.sha256();
    digest.update((name + "\n").getBytes(UTF_8));
    digest.update((byte) type);
    return Arrays.copyOf(digest.digest(key), ID_LENGTH);
  }

  String written() {
    ByteArrayOutputStream typed = new ByteArrayOutputStream();
    typed.write(type);
    typed.writeBytes(key);
    return name
        + "+"
        + HexFormat.of().formatHex(id())
        + "+"
        + Base64.getEncoder().encodeToString(typed.toByteArray());
  }

  /**
   * Whether a checkpoint has a signature of this key, and none under its name and id that it did
   * not make.
   */
  boolean hasSigned(Note note) {
    boolean hasAny = false;
    for (Note.SignatureLine line : note.signatures()) {
      if (line.name().equals(name) && Arrays.equals(line.id(), id())) {
        if (!verifies(note.signedBytes(), line.signature())) {
          return false;
        }
        hasAny = true;
      }
    }
    return hasAny;
  }

  boolean verifies(byte[] message, byte[] signature) {
    try {
      ByteArrayOutputStream encoded = new ByteArrayOutputStream();
      encoded.writeBytes(X509);
      encoded.writeBytes(key);
      PublicKey publicKey =
          KeyFactory.getInstance("Ed25519")
              .generatePublic(new X509EncodedKeySpec(encoded.toByteArray()));
      Signature verifier = Signature.getInstance("Ed25519");
      verifier.initVerify(publicKey);
      verifier.update(message);
      return verifier.verify(signature);
    } catch (GeneralSecurityException e) {
      return false;
    }
  }
}
