package org.muwahhad.access;

/** Where a role comes from. The database holds each against what must be there for it. */
public enum GrantOrigin {
  /** Two administrators agreed on it. */
  ADMINISTRATOR,
  /** The operator of the platform gave it, on the machine. */
  OPERATOR,
  /** A supplier registered itself, and a central buyer accepted it. */
  REGISTRATION
}
