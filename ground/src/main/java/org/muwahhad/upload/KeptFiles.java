package org.muwahhad.upload;

/** Files of one folder of the store that rows name by the digest of their bytes. */
public interface KeptFiles {

  /** The folder, such as {@code item-files}; a file lies in it under its digest. */
  String folder();

  /** Whether a row names a file. */
  boolean isNamed(String sha256);
}
