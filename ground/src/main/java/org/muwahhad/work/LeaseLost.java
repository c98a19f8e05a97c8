package org.muwahhad.work;

/** The work was taken back, or another node has it: what this node did of it counts for nothing. */
public final class LeaseLost extends RuntimeException {
  private static final long serialVersionUID = 1L;
}
