package org.muwahhad.framework.performance;

import jakarta.inject.Singleton;
import org.muwahhad.upload.KeptFiles;

/** Papers of reports of breaches. */
@Singleton
class KeptBreachPapers implements KeptFiles {
  private final BreachReports rows;

  KeptBreachPapers(BreachReports rows) {
    this.rows = rows;
  }

  @Override
  public String folder() {
    return AddBreachPaper.FOLDER;
  }

  @Override
  public boolean isNamed(String sha256) {
    return rows.countNaming(sha256) > 0;
  }
}
