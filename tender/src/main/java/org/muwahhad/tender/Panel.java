package org.muwahhad.tender;

import org.muwahhad.access.Role;

/** The two panels of a tender. Nobody sits on both (design rule; UNCITRAL Model Law, art. 42). */
public enum Panel {
  OPENING(Role.OPENING_MEMBER),
  EXAMINATION(Role.EVALUATOR);

  private final Role role;

  Panel(Role role) {
    this.role = role;
  }

  /** The role a person must hold to sit on it. */
  public Role role() {
    return role;
  }
}
