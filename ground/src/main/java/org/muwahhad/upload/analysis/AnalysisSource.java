package org.muwahhad.upload.analysis;

/** How a file came to be looked at. */
public enum AnalysisSource {
  /** The scanner found something in it. */
  SCANNER,
  /** The scanner did not answer for too long. */
  UNANSWERED,
  /** A person sent it. */
  HAND,
  /** The scanner found something in a document of an opened bid. */
  BID
}
