package org.muwahhad.reporting.signature;

/** Life of a signature round. */
public enum SignatureRoundStatus {
  OPEN,
  /** All who were asked have signed. */
  SIGNED,
  /** The chair ended it. */
  CLOSED,
  /** Newer figures of the report were issued. */
  SUPERSEDED,
  /** An award in the report was taken back, or the tender was cancelled. */
  OVERTAKEN
}
