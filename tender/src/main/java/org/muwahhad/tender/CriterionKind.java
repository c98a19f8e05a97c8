package org.muwahhad.tender;

/** How a criterion is applied: passed or failed, or scored with a weight. */
public enum CriterionKind {
  ADMINISTRATIVE,
  TECHNICAL
}
