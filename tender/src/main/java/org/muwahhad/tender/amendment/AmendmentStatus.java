package org.muwahhad.tender.amendment;

/** Life of an amendment: proposed by one person, then published by another, or withdrawn. */
public enum AmendmentStatus {
  PROPOSED,
  PUBLISHED,
  WITHDRAWN
}
