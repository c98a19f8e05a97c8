package org.muwahhad.opendata.bundle;

import org.muwahhad.audit.Act;
import org.muwahhad.audit.Entry;

/** Entries of public bundles. */
public sealed interface BundleEntry extends Entry {

  /**
   * An edition of the bundle of a tender was published. It never changes.
   *
   * @param edition from 1
   * @param sha256 of its manifest, as it is downloaded
   */
  @Act(name = "bundle.published", chain = "bundle:{tenderId}", object = "tender {tenderId}")
  record BundlePublished(long tenderId, int edition, String sha256) implements BundleEntry {}
}
