package org.muwahhad.opendata;

import org.muwahhad.audit.Act;
import org.muwahhad.audit.Entry;

/** Entries of open data, each on the chain of its process. */
public sealed interface OpenDataEntry extends Entry {

  /**
   * A release was published. It never changes.
   *
   * @param number of the release in its process
   * @param sha256 of its package, as it is downloaded
   */
  @Act(name = "opendata.release-published", chain = "ocds:{processId}", object = "ocds {processId}")
  record ReleasePublished(long processId, int number, String ocid, String sha256)
      implements OpenDataEntry {}
}
