package org.muwahhad.framework.amendment;

/** Why another supplier takes the place of the one that an agreement has. */
public enum SuccessionGround {
  /** The supplier became part of the other. */
  MERGER,
  /** The supplier assigned the agreement to the other. */
  ASSIGNMENT
}
