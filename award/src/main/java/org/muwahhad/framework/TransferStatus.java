package org.muwahhad.framework;

/** The life of a transfer: offered until it is done, refused or withdrawn, and then for good. */
public enum TransferStatus {
  OFFERED,
  DONE,
  REFUSED,
  WITHDRAWN
}
