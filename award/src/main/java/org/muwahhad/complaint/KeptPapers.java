package org.muwahhad.complaint;

import jakarta.inject.Singleton;
import org.muwahhad.upload.KeptFiles;

/** Papers of complaints. */
@Singleton
class KeptPapers implements KeptFiles {
  private final Complaints rows;

  KeptPapers(Complaints rows) {
    this.rows = rows;
  }

  @Override
  public String folder() {
    return ViewComplaints.FOLDER;
  }

  @Override
  public boolean isNamed(String sha256) {
    return rows.countNaming(sha256) > 0;
  }
}
