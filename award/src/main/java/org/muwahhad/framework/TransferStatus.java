package org.muwahhad.framework;

/**
 * The life of a transfer: offered until it is done, refused, withdrawn or lapsed with its
 * agreement, and then for good.
 */
public enum TransferStatus {
  OFFERED,
  DONE,
  REFUSED,
  WITHDRAWN,
  LAPSED
}
