package org.muwahhad.tender.document;

import jakarta.inject.Singleton;
import org.muwahhad.upload.KeptFiles;

/** Documents of dossiers, in all editions. */
@Singleton
class KeptDossierFiles implements KeptFiles {
  private final DossierDocuments rows;

  KeptDossierFiles(DossierDocuments rows) {
    this.rows = rows;
  }

  @Override
  public String folder() {
    return DossierDocument.FOLDER;
  }

  @Override
  public boolean isNamed(String sha256) {
    return rows.countNaming(sha256) > 0;
  }
}
