package org.muwahhad.tender.publication;

/** All that is public of a tender now, from its notice to its agreements, as one release. */
public interface CurrentRelease {

  /**
   * An OCDS 1.1 release package.
   *
   * @param number of a published tender
   */
  String of(String number);
}
