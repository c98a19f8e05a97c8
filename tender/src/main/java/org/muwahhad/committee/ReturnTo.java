package org.muwahhad.committee;

/** Where a question that a committee does not adopt goes back to. */
public enum ReturnTo {
  /** The committee that accepted it before; there is none before the first. */
  LEVEL_BEFORE,
  /** The examination panel: the tender is under evaluation again. */
  PANEL
}
