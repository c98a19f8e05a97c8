package org.muwahhad.witness;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.SecureRandom;
import java.security.Signature;
import java.security.spec.NamedParameterSpec;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;

/** The key of a witness, and the co-signatures that it makes (C2SP tlog-cosignature, v1). */
final class WitnessKey {
  private static final int KEY_LENGTH = 32;
  private final VerifierKey verifier;
  private final PrivateKey key;

  private WitnessKey(VerifierKey verifier, PrivateKey key) {
    this.verifier = verifier;
    this.key = key;
  }

  /** A new key under a name. */
  static WitnessKey create(String name, SecureRandom random) {
    if (name.isBlank() || name.chars().anyMatch(c -> c <= ' ' || c == '+')) {
      throw new IllegalArgumentException("A name has neither spaces nor plus signs: " + name);
    }
    try {
      KeyPairGenerator generator = KeyPairGenerator.getInstance("Ed25519");
      generator.initialize(NamedParameterSpec.ED25519, random);
      KeyPair pair = generator.generateKeyPair();
      byte[] encoded = pair.getPublic().getEncoded();
      byte[] raw = Arrays.copyOfRange(encoded, encoded.length - KEY_LENGTH, encoded.length);
      return new WitnessKey(new VerifierKey(name, VerifierKey.WITNESS, raw), pair.getPrivate());
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Reads the file of a key. */
  static WitnessKey read(Path file) throws IOException {
    List<String> lines = Files.readAllLines(file);
    if (lines.size() != 2) {
      throw new IOException("No key of a witness: " + file);
    }
    try {
      VerifierKey verifier =
          VerifierKey.find(lines.get(0))
              .filter(k -> k.type() == VerifierKey.WITNESS)
              .orElseThrow(() -> new IOException("No key of a witness: " + file));
      PrivateKey key =
          KeyFactory.getInstance("Ed25519")
              .generatePrivate(new PKCS8EncodedKeySpec(Base64.getDecoder().decode(lines.get(1))));
      return new WitnessKey(verifier, key);
    } catch (GeneralSecurityException | IllegalArgumentException e) {
      throw new IOException("No key of a witness: " + file, e);
    }
  }

  /** Writes it to a new file that its owner alone reads. */
  void write(Path file) throws IOException {
    boolean posix = file.getFileSystem().supportedFileAttributeViews().contains("posix");
    FileAttribute<?>[] ownerOnly =
        posix
            ? new FileAttribute<?>[] {
              PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"))
            }
            : new FileAttribute<?>[0];
    Files.createFile(file, ownerOnly);
    String written =
        verifier.written() + "\n" + Base64.getEncoder().encodeToString(key.getEncoded()) + "\n";
    Files.writeString(file, written, StandardOpenOption.WRITE, StandardOpenOption.SYNC);
  }

  VerifierKey verifier() {
    return verifier;
  }

  /** The line of a co-signature, with its newline. */
  String cosign(Note note, long seconds) {
    byte[] message = ("cosignature/v1\ntime " + seconds + "\n" + note.text()).getBytes(UTF_8);
    try {
      Signature signer = Signature.getInstance("Ed25519");
      signer.initSign(key);
      signer.update(message);
      byte[] signature = signer.sign();
      byte[] id = verifier.id();
      byte[] all =
          ByteBuffer.allocate(id.length + Long.BYTES + signature.length)
              .put(id)
              .putLong(seconds)
              .put(signature)
              .array();
      return "— " + verifier.name() + " " + Base64.getEncoder().encodeToString(all) + "\n";
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }
}
