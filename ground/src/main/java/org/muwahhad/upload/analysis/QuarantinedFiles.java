package org.muwahhad.upload.analysis;

import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.List;
import org.muwahhad.shared.ObjectStore;
import org.muwahhad.shared.SecretSeal;

/**
 * Files in which something was found, kept for the platform until it has judged. They are sealed in
 * the store, so that nobody runs one by accident and no other scanner trips over it.
 */
@Singleton
class QuarantinedFiles {
  private static final String FOLDER = "quarantine";
  private static final String SEALED = "sealed-";
  private final ObjectStore store;
  private final SecretSeal seal;

  QuarantinedFiles(ObjectStore store, SecretSeal seal) {
    this.store = store;
    this.seal = seal;
  }

  /** Keeps a file and returns its key in the store. */
  String keep(String sha256, byte[] bytes) {
    String key = FOLDER + "/" + SEALED + sha256;
    store.put(key, seal.seal(boundTo(sha256), bytes));
    return key;
  }

  /** The bytes of a file, sealed or not. */
  byte[] read(FileAnalyses.DueAnalysis file) {
    try (InputStream content = store.open(String.valueOf(file.storedAs()))) {
      byte[] bytes = content.readAllBytes();
      return file.sealedCopy() ? seal.open(boundTo(file.sha256()), bytes) : bytes;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The digests of the sealed files that are kept, and were kept for longer than an age. */
  List<String> list(Duration age) {
    return store.list(FOLDER, age).stream()
        .filter(name -> name.startsWith(SEALED))
        .map(name -> name.substring(SEALED.length()))
        .toList();
  }

  /** Deletes the sealed copy of a file; false while a backup is made. */
  boolean deleteOf(String sha256) {
    return delete(FOLDER + "/" + SEALED + sha256);
  }

  /** Deletes a copy; false while a backup is made. */
  boolean delete(String key) {
    return store.delete(key);
  }

  private static String boundTo(String sha256) {
    return "file in quarantine " + sha256;
  }
}
