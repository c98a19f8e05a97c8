package org.muwahhad.upload;

import org.muwahhad.audit.Act;
import org.muwahhad.audit.Entry;

/** Entries of files that were sent in. */
public sealed interface UploadEntry extends Entry {

  /**
   * A file was put aside since the scanner found something in it.
   *
   * @param fileId the first forty digits of its hash
   * @param file its name
   * @param signature what was found
   */
  @Act(
      name = "upload.quarantined",
      byAnybody = true,
      bySystem = true,
      chain = "uploads",
      object = "file {fileId}")
  record FileQuarantined(String fileId, String file, String sha256, String signature)
      implements UploadEntry {}
}
