package org.muwahhad.committee;

/** The standing committees, from the working level to the ministers. */
public enum CommitteeCode {
  TECHNICAL,
  EXECUTIVE,
  UNDERSECRETARIES,
  MINISTERIAL
}
