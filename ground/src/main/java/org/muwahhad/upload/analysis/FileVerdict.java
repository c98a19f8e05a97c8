package org.muwahhad.upload.analysis;

import org.muwahhad.web.Tone;

/** What a platform says of a file. */
public enum FileVerdict {
  /** It does harm. */
  MALICIOUS(Tone.BAD),
  /** It may do harm; treated like one that does. */
  SUSPICIOUS(Tone.WARNING),
  /** Nothing was found. */
  CLEAN(Tone.GOOD);

  private final Tone tone;

  FileVerdict(Tone tone) {
    this.tone = tone;
  }

  public Tone tone() {
    return tone;
  }
}
