package org.muwahhad.framework;

/**
 * The life of an accession: requested, accepted by the supplier, and joined once the central
 * purchasing body consents; or declined, refused, withdrawn or lapsed with its agreement, and then
 * for good.
 */
public enum AccessionStatus {
  REQUESTED,
  ACCEPTED,
  JOINED,
  DECLINED,
  REFUSED,
  WITHDRAWN,
  LAPSED
}
