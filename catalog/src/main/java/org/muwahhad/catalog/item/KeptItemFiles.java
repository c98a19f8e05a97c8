package org.muwahhad.catalog.item;

import jakarta.inject.Singleton;
import org.muwahhad.upload.KeptFiles;

/** Files of items, also those that were taken off. */
@Singleton
class KeptItemFiles implements KeptFiles {
  private final ItemFiles rows;

  KeptItemFiles(ItemFiles rows) {
    this.rows = rows;
  }

  @Override
  public String folder() {
    return AttachFile.FOLDER;
  }

  @Override
  public boolean isNamed(String sha256) {
    return rows.countNaming(sha256) > 0;
  }
}
