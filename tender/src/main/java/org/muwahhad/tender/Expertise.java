package org.muwahhad.tender;

/** What a member of an examination panel examines; the panel has a member for each. */
public enum Expertise {
  FINANCIAL,
  LEGAL,
  TECHNICAL
}
