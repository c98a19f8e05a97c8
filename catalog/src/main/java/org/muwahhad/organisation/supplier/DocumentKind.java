package org.muwahhad.organisation.supplier;

/**
 * Certificates a supplier shows. The first three everybody needs, the last anyone who declares
 * origin.
 */
public enum DocumentKind {
  COMMERCIAL_REGISTER,
  CHAMBER,
  TAX,
  ORIGIN
}
