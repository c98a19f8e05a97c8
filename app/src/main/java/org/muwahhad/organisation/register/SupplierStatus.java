package org.muwahhad.organisation;

/** Whether a supplier may bid. */
public enum SupplierStatus {
  REGISTERED,
  SUSPENDED
}
