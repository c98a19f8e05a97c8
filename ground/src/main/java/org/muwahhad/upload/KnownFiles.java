package org.muwahhad.upload;

import java.util.Optional;

/** What is known of bytes from elsewhere than the scanner, by their digest. */
public interface KnownFiles {

  /** The name of the malware that an analysis found in them. */
  Optional<String> findMalware(String sha256);

  /** Whether they were taken out of quarantine, whatever the scanner says of them. */
  boolean isReleased(String sha256);
}
