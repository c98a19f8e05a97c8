package org.muwahhad.db;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Comparator;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The layout of a data directory, held by this JVM from {@link #open} to {@link #close}.
 *
 * <p>The lock belongs to the JVM, not to the server process: the operating system drops it the
 * moment the JVM ends, however it ends.
 */
final class DataDirectory implements AutoCloseable {
  /** Far beyond the lock file's content, so that the content stays readable on Windows. */
  private static final long LOCK_POSITION = Long.MAX_VALUE - 1;

  /**
   * Directories held by this JVM. POSIX drops all locks of a process on a file when any of its
   * channels closes, so a second attempt from the same JVM must not even open the file.
   */
  private static final Set<Path> HELD = ConcurrentHashMap.newKeySet();

  private final Path root;
  private final FileChannel channel;
  private final FileLock lock;

  private DataDirectory(Path root, FileChannel channel, FileLock lock) {
    this.root = root;
    this.channel = channel;
    this.lock = lock;
  }

  /**
   * Creates the directory if it is missing and takes hold of it.
   *
   * @throws DataDirectoryInUse if another instance holds it
   */
  static DataDirectory open(Path directory) throws IOException {
    OwnerOnly.createDirectories(directory);
    Path root = directory.toRealPath();
    if (!HELD.add(root)) {
      throw new DataDirectoryInUse(root, ProcessHandle.current().pid());
    }
    DataDirectory opened = null;
    try {
      opened = lock(root);
      return opened;
    } finally {
      if (opened == null) {
        HELD.remove(root);
      }
    }
  }

  private static DataDirectory lock(Path root) throws IOException {
    Path file = root.resolve("lock");
    FileChannel channel =
        FileChannel.open(
            file, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);
    @Nullable FileLock lock = channel.tryLock(LOCK_POSITION, 1, false);
    if (lock == null) {
      channel.close();
      throw new DataDirectoryInUse(root, readPid(file));
    }
    channel.truncate(0);
    String pid = Long.toString(ProcessHandle.current().pid());
    channel.write(ByteBuffer.wrap(pid.getBytes(StandardCharsets.US_ASCII)), 0);
    return new DataDirectory(root, channel, lock);
  }

  /** The process number in a file, or 0 if the file holds none. */
  static long readPid(Path file) throws IOException {
    if (!Files.exists(file)) {
      return 0;
    }
    String text = Files.readString(file, StandardCharsets.US_ASCII).strip();
    return text.matches("[0-9]{1,18}") ? Long.parseLong(text) : 0;
  }

  static void deleteRecursively(Path directory) throws IOException {
    if (!Files.exists(directory)) {
      return;
    }
    try (Stream<Path> paths = Files.walk(directory)) {
      for (Path path : paths.sorted(Comparator.reverseOrder()).toList()) {
        Files.deleteIfExists(path);
      }
    }
  }

  Path root() {
    return root;
  }

  Path tables() {
    return root.resolve("mariadb");
  }

  /** Where a new database is created before it is moved to {@link #tables()} as a whole. */
  Path newTables() {
    return root.resolve("mariadb.new");
  }

  /**
   * Makes the new tables the ones served, once all of them are on the disk. A crash before leaves
   * nothing half made.
   */
  void keepNewTables() throws IOException {
    try (Stream<Path> files = Files.walk(newTables())) {
      // Together, since the disk writes many files nearly as fast as one.
      files.filter(Files::isRegularFile).toList().parallelStream().forEach(DataDirectory::force);
    }
    Files.move(newTables(), tables(), StandardCopyOption.ATOMIC_MOVE);
  }

  private static void force(Path file) {
    try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
      channel.force(true);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  Path temporaryFiles() {
    return root.resolve("tmp");
  }

  Path credentials() {
    return credentials(root);
  }

  Path log() {
    return root.resolve("mariadb.log");
  }

  Path pidFile() {
    return root.resolve("mariadb.pid");
  }

  /** Tells other programs of the same owner where the running server listens. */
  Path portFile() {
    return portFile(root);
  }

  static Path portFile(Path root) {
    return root.resolve("mariadb.port");
  }

  static Path credentials(Path root) {
    return root.resolve("credentials.properties");
  }

  @Override
  public void close() throws IOException {
    try {
      lock.release();
      channel.close();
    } finally {
      HELD.remove(root);
    }
  }
}
