package org.muwahhad.shared;

import java.io.InputStream;

/**
 * Where files go. By default a local folder; a store that all nodes share can be put behind it.
 * What was stored under a key is never changed.
 */
public interface ObjectStore {

  /**
   * Keeps bytes under a key, durably before it returns. The same key with the same bytes may be put
   * again.
   *
   * @param key path of lower-case letters, digits, points, hyphens and slashes
   */
  void put(String key, byte[] bytes);

  /**
   * The bytes of a key.
   *
   * @throws Refusal.NotFound when nothing is stored there
   */
  InputStream open(String key);
}
