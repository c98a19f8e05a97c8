package org.muwahhad.shared;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Supplier;
import org.muwahhad.db.OwnerOnly;

/**
 * A file of the data directory that holds a secret of this deployment, such as the key of the
 * vault. Only its owner may read it, and it is written once, whole: of processes that write it at
 * the same time one is first, and all of them read what that one wrote.
 */
public record SecretFile(Path path) {
  private static final int KEY_BYTES = 32;

  /** A key of 256 random bits in Base64, to be the content of such a file. */
  public static byte[] freshKey() {
    byte[] key = new byte[KEY_BYTES];
    new SecureRandom().nextBytes(key);
    return (Base64.getEncoder().encodeToString(key) + "\n").getBytes(StandardCharsets.US_ASCII);
  }

  /** The secret; empty where none was written yet. */
  public Optional<byte[]> find() {
    try {
      return Optional.of(Files.readAllBytes(path));
    } catch (NoSuchFileException e) {
      return Optional.empty();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The secret, written now where none was. */
  public byte[] getOrWrite(Supplier<byte[]> fresh) {
    return find()
        .orElseGet(
            () -> {
              write(fresh.get());
              return find().orElseThrow();
            });
  }

  private void write(byte[] secret) {
    try {
      Path folder = path.toAbsolutePath().getParent();
      OwnerOnly.createDirectories(Objects.requireNonNull(folder));
      Path draft = Files.createTempFile(folder, path.getFileName().toString(), ".new", ownerOnly());
      try {
        Files.write(draft, secret, StandardOpenOption.WRITE, StandardOpenOption.SYNC);
        // A link, since a move could take the place of what another process wrote meanwhile.
        Files.createLink(path, draft);
      } catch (FileAlreadyExistsException e) {
        // Another process was first: its secret is the one to use.
      } finally {
        Files.delete(draft);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private FileAttribute<?>[] ownerOnly() {
    boolean posix = path.getFileSystem().supportedFileAttributeViews().contains("posix");
    return posix
        ? new FileAttribute<?>[] {
          PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"))
        }
        : new FileAttribute<?>[0];
  }
}
