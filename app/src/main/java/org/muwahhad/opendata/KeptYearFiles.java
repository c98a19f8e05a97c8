package org.muwahhad.opendata;

import io.micronaut.context.annotation.Value;
import jakarta.annotation.PreDestroy;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import org.muwahhad.shared.Refusal;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The files of years as this node made them last. A year is read through once for all who ask for
 * one of its files, and again some minutes after more of it was published. Whoever asks while a
 * file is made again gets the former one.
 */
@Singleton
class KeptYearFiles {
  private static final Logger LOG = LoggerFactory.getLogger(KeptYearFiles.class);
  private static final int BUSY_SECONDS = 30;
  private final Duration age;
  private final Duration patience;
  private final ConcurrentMap<String, KeptFile> kept = new ConcurrentHashMap<>();
  private final ConcurrentMap<String, ReentrantLock> locks = new ConcurrentHashMap<>();

  KeptYearFiles(
      @Value("${muwahhad.open-data.files-age:10m}") Duration age,
      @Value("${muwahhad.at-once.longest-wait:15s}") Duration patience) {
    this.age = age;
    this.patience = patience;
  }

  /** A file of the disk, with the mark of what it holds. */
  private record KeptFile(String mark, Path path, long madeAt) {}

  /**
   * The mark of the file that is to be sent: the kept one while it is young or another one is being
   * made.
   *
   * @param newest mark of what is published now
   */
  String mark(String name, String newest) {
    KeptFile known = kept.get(name);
    if (known == null) {
      return newest;
    }
    boolean isYoung = System.nanoTime() - known.madeAt() < age.toNanos();
    return isYoung || lock(name).isLocked() ? known.mark() : newest;
  }

  /**
   * The file with a mark, made now where it is not kept.
   *
   * @throws Refusal.Busy when it is being made for somebody else, and that takes long
   */
  InputStream open(String name, String mark, CachedData.ContentSource<OutputStream> content)
      throws IOException {
    Optional<InputStream> known = find(name, mark);
    if (known.isPresent()) {
      return known.get();
    }
    ReentrantLock lock = lock(name);
    if (!take(lock)) {
      throw new Refusal.Busy(BUSY_SECONDS);
    }
    try {
      Optional<InputStream> meanwhile = find(name, mark);
      return meanwhile.isPresent() ? meanwhile.get() : make(name, mark, content);
    } finally {
      lock.unlock();
    }
  }

  private ReentrantLock lock(String name) {
    return locks.computeIfAbsent(name, n -> new ReentrantLock());
  }

  private boolean take(ReentrantLock lock) {
    try {
      return lock.tryLock(patience.toMillis(), TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  private Optional<InputStream> find(String name, String mark) throws IOException {
    KeptFile known = kept.get(name);
    if (known == null || !known.mark().equals(mark)) {
      return Optional.empty();
    }
    try {
      return Optional.of(Files.newInputStream(known.path()));
    } catch (NoSuchFileException e) {
      // Somebody cleared the folder for temporary files, or a newer one took its place just now.
      return Optional.empty();
    }
  }

  private InputStream make(String name, String mark, CachedData.ContentSource<OutputStream> content)
      throws IOException {
    Path made = Files.createTempFile("open-data", ".tmp");
    try {
      try (OutputStream to = Files.newOutputStream(made)) {
        content.to(to);
      }
    } catch (IOException | RuntimeException e) {
      // A mistake on the way ends as an error and not as half a file.
      Files.deleteIfExists(made);
      throw e;
    }
    InputStream opened = Files.newInputStream(made);
    KeptFile former = kept.put(name, new KeptFile(mark, made, System.nanoTime()));
    if (former != null) {
      // Who reads it reads on to its end.
      Files.deleteIfExists(former.path());
    }
    return opened;
  }

  /** Leaves nothing behind. */
  @PreDestroy
  void clear() {
    for (KeptFile file : kept.values()) {
      try {
        Files.deleteIfExists(file.path());
      } catch (IOException e) {
        LOG.warn("A file of a year could not be deleted: {}", file.path(), e);
      }
    }
    kept.clear();
  }
}
