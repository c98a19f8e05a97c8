package org.muwahhad.shared;

import java.io.InputStream;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/**
 * Where files go. By default a local folder; a store that all nodes share can be put behind it.
 * What was stored under a key is never changed; it is deleted when nothing names it any more.
 */
public interface ObjectStore {

  /**
   * Keeps bytes under a key, durably before it returns. The same key with the same bytes may be put
   * again.
   *
   * @param key path of lower-case letters, digits, points, hyphens and slashes
   */
  void put(String key, byte[] bytes);

  /** The same with the bytes of a file, which are not held as a whole. */
  void put(String key, Path file);

  /**
   * The bytes of a key. Where the key names their digest, it is compared first.
   *
   * @throws Refusal.NotFound when nothing is stored there
   * @throws Refusal.RuleBroken {@code shared.file-changed} when other bytes lie there
   */
  InputStream open(String key);

  /**
   * The SHA-256 of what is stored under a key, in hexadecimal.
   *
   * @throws Refusal.NotFound when nothing is stored there
   */
  String digest(String key);

  /**
   * Deletes what is stored under a key, if there is anything.
   *
   * @return false while a backup is made: nothing was deleted, and whoever sweeps the store deletes
   *     it later
   */
  boolean delete(String key);

  /**
   * Names of what lies in a folder itself, without the folder.
   *
   * @param leastAge since it was last put
   */
  List<String> list(String folder, Duration leastAge);
}
