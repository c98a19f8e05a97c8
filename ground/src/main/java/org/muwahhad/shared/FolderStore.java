package org.muwahhad.shared;

import io.micronaut.context.annotation.Value;
import jakarta.inject.Singleton;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.muwahhad.db.OwnerOnly;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** An object store in a local folder: each object is a file, forced to the disk, then renamed. */
@Singleton
class FolderStore implements ObjectStore {
  private static final Pattern KEY =
      Pattern.compile("[a-z0-9][a-z0-9-]*+(?:/[a-z0-9][a-z0-9.-]*+)*+");

  /** The last part of a key that names the digest of what lies there. */
  private static final Pattern DIGEST = Pattern.compile(".*/([0-9a-f]{64})(?:\\.[a-z0-9]{1,10})?");

  /** Up to here a file is held while it is compared and handed out, and read once. */
  private static final long HELD_BYTES = 1 << 20;

  private static final Logger LOG = LoggerFactory.getLogger(FolderStore.class);
  private final Path folder;
  private final FreeSpace space;

  FolderStore(@Value("${muwahhad.data-directory}") Path dataDirectory, FreeSpace space) {
    this.folder = dataDirectory.resolve("files");
    this.space = space;
  }

  @Override
  public void put(String key, byte[] bytes) {
    put(
        key,
        draft -> {
          ByteBuffer rest = ByteBuffer.wrap(bytes);
          while (rest.hasRemaining()) {
            draft.write(rest);
          }
        });
  }

  @Override
  public void put(String key, Path file) {
    put(
        key,
        draft -> {
          try (FileChannel from = FileChannel.open(file, StandardOpenOption.READ)) {
            long done = 0;
            while (done < from.size()) {
              done += from.transferTo(done, from.size() - done, draft);
            }
          }
        });
  }

  private interface FolderWriting {
    void to(FileChannel draft) throws IOException;
  }

  private void put(String key, FolderWriting writing) {
    space.require();
    Path target = path(key);
    try {
      OwnerOnly.createDirectories(Objects.requireNonNull(target.getParent()));
      Path draft = Files.createTempFile(target.getParent(), ".new-", "");
      try (FileChannel channel = FileChannel.open(draft, StandardOpenOption.WRITE)) {
        writing.to(channel);
        channel.force(true);
      }
      Files.move(draft, target, StandardCopyOption.ATOMIC_MOVE);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public InputStream open(String key) {
    Path file = path(key);
    Matcher named = DIGEST.matcher(key);
    try {
      if (!named.matches()) {
        return Files.newInputStream(file);
      }
      if (Files.size(file) > HELD_BYTES) {
        requireSame(key, named.group(1), Sha256.of(file));
        return Files.newInputStream(file);
      }
      byte[] bytes = Files.readAllBytes(file);
      requireSame(key, named.group(1), Sha256.of(bytes));
      return new ByteArrayInputStream(bytes);
    } catch (NoSuchFileException e) {
      throw new Refusal.NotFound("file " + key);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void requireSame(String key, String named, String found) {
    if (!named.equals(found)) {
      LOG.error("The file {} was changed in the store: its SHA-256 is {}", key, found);
      throw new Refusal.RuleBroken("shared.file-changed");
    }
  }

  @Override
  public String digest(String key) {
    try {
      return Sha256.of(path(key));
    } catch (NoSuchFileException e) {
      throw new Refusal.NotFound("file " + key);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public boolean delete(String key) {
    Path file = path(key);
    try {
      if (DeletionPause.lasts(folder)) {
        return false;
      }
      Files.deleteIfExists(file);
      return true;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public List<String> list(String folder, Duration leastAge) {
    Path there = path(folder);
    if (!Files.isDirectory(there)) {
      return List.of();
    }
    List<String> names = new ArrayList<>();
    try (DirectoryStream<Path> files = Files.newDirectoryStream(there, "[0-9a-z]*")) {
      Instant before = DeletionPause.now(there).minus(leastAge);
      for (Path file : files) {
        if (Files.isRegularFile(file) && isOlder(file, before)) {
          names.add(String.valueOf(file.getFileName()));
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return names;
  }

  private static boolean isOlder(Path file, Instant moment) throws IOException {
    return Files.getLastModifiedTime(file).toInstant().isBefore(moment);
  }

  private Path path(String key) {
    if (!KEY.matcher(key).matches() || key.contains("..")) {
      throw new IllegalArgumentException("Not a key: " + key);
    }
    return folder.resolve(key);
  }
}
