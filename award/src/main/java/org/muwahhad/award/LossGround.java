package org.muwahhad.award;

/** Why an award in effect is taken back. */
public enum LossGround {
  /** The performance guarantee was not furnished in time. */
  GUARANTEE,
  /** The supplier did not sign the agreement in time. */
  SIGNATURE,
  /** The agreement was terminated, and its last day is over. */
  TERMINATION,
  /** The supplier is debarred. */
  DEBARRED
}
