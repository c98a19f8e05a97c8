package org.muwahhad.organisation.supplier;

import jakarta.inject.Singleton;
import org.muwahhad.upload.KeptFiles;

/** Certificates of suppliers, in drafts and in all versions that were ever submitted. */
@Singleton
class KeptCertificates implements KeptFiles {
  private final Registrations rows;

  KeptCertificates(Registrations rows) {
    this.rows = rows;
  }

  @Override
  public String folder() {
    return AttachCertificate.FOLDER;
  }

  @Override
  public boolean isNamed(String sha256) {
    return rows.countNaming(sha256) > 0;
  }
}
