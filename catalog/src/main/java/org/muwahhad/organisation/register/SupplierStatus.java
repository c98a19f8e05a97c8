package org.muwahhad.organisation.register;

/** Whether a supplier may bid. */
public enum SupplierStatus {
  REGISTERED,
  SUSPENDED
}
