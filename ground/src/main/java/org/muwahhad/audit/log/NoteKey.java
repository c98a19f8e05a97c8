package org.muwahhad.audit.log;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.ByteBuffer;
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
import org.muwahhad.audit.log.SignedNote.NoteSignature;
import org.muwahhad.shared.Sha256;

/**
 * The public key of a signer of notes, as a verifier key of C2SP signed-note: {@code <name>+<key
 * id>+<key>}. Keys are of Ed25519: the log signs the note itself, a witness co-signs it with a time
 * (C2SP tlog-cosignature, v1).
 *
 * @param name who signs, such as {@code muwahhad.example/log}
 * @param type {@link #LOG} or {@link #WITNESS}
 * @param publicKey 32 bytes in hexadecimal
 */
public record NoteKey(String name, int type, String publicKey) {
  /** Type of a key that signs notes. */
  public static final int LOG = 1;

  /** Type of a key that co-signs checkpoints with a time. */
  public static final int WITNESS = 4;

  static final int ID_LENGTH = 4;
  private static final int TIME_LENGTH = 8;
  private static final int SIGNATURE_LENGTH = 64;

  /** What stands before the key itself where it is encoded by X.509. */
  private static final String X509 = "302a300506032b6570032100";

  /** Reads a verifier key of either type; empty where it is none. */
  public static Optional<NoteKey> find(String written) {
    String[] parts = written.strip().split("\\+", 3);
    if (parts.length != 3 || !isName(parts[0])) {
      return Optional.empty();
    }
    try {
      byte[] key = Base64.getDecoder().decode(parts[2]);
      if (key.length != MerkleTree.HASH_LENGTH + 1 || key[0] != LOG && key[0] != WITNESS) {
        return Optional.empty();
      }
      NoteKey read = new NoteKey(parts[0], key[0], HexFormat.of().formatHex(key, 1, key.length));
      return read.id().equals(parts[1]) && read.isPoint() ? Optional.of(read) : Optional.empty();
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  static boolean isName(String name) {
    return !name.isEmpty()
        && name.codePoints()
            .noneMatch(
                c ->
                    c == '+'
                        || Character.isWhitespace(c)
                        || Character.isSpaceChar(c)
                        || Character.isISOControl(c));
  }

  private boolean isPoint() {
    try {
      key();
      return true;
    } catch (GeneralSecurityException e) {
      return false;
    }
  }

  /** Its first four bytes, hexadecimal: which key made a signature. */
  public String id() {
    MessageDigest digest = Sha256.digest();
    digest.update((name + "\n").getBytes(UTF_8));
    digest.update((byte) type);
    byte[] hash = digest.digest(HexFormat.of().parseHex(publicKey));
    return HexFormat.of().formatHex(hash, 0, ID_LENGTH);
  }

  /** As it is given to those who verify. */
  public String written() {
    byte[] key = HexFormat.of().parseHex("%02x".formatted(type) + publicKey);
    return name + "+" + id() + "+" + Base64.getEncoder().encodeToString(key);
  }

  /** Whether this key made a signature, or claims to. */
  public boolean isOf(NoteSignature signature) {
    return signature.name().equals(name) && signature.keyId().equals(id());
  }

  /** Whether a signature of this key is one of the text. */
  public boolean verifies(String text, NoteSignature signature) {
    byte[] bytes = signature.bytes();
    if (!isOf(signature)) {
      return false;
    }
    if (type == LOG) {
      return bytes.length == SIGNATURE_LENGTH && isSigned(text, bytes);
    }
    if (bytes.length != TIME_LENGTH + SIGNATURE_LENGTH) {
      return false;
    }
    long seconds = ByteBuffer.wrap(bytes).getLong();
    return seconds > 0
        && isSigned(
            "cosignature/v1\ntime " + seconds + "\n" + text,
            Arrays.copyOfRange(bytes, TIME_LENGTH, bytes.length));
  }

  /** When a witness says it co-signed, in seconds since 1970. */
  static long seconds(NoteSignature cosignature) {
    return ByteBuffer.wrap(cosignature.bytes()).getLong();
  }

  private boolean isSigned(String message, byte[] signature) {
    try {
      Signature verifier = Signature.getInstance("Ed25519");
      verifier.initVerify(key());
      verifier.update(message.getBytes(UTF_8));
      return verifier.verify(signature);
    } catch (GeneralSecurityException e) {
      return false;
    }
  }

  private PublicKey key() throws GeneralSecurityException {
    return KeyFactory.getInstance("Ed25519")
        .generatePublic(new X509EncodedKeySpec(HexFormat.of().parseHex(X509 + publicKey)));
  }
}
