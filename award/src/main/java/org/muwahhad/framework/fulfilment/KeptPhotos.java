package org.muwahhad.framework.fulfilment;

import jakarta.inject.Singleton;
import org.muwahhad.upload.KeptFiles;

/** Photos of deliveries. */
@Singleton
class KeptPhotos implements KeptFiles {
  private final Despatches rows;

  KeptPhotos(Despatches rows) {
    this.rows = rows;
  }

  @Override
  public String folder() {
    return AddDeliveryPhoto.FOLDER;
  }

  @Override
  public boolean isNamed(String sha256) {
    return rows.countNaming(sha256) > 0;
  }
}
