package org.muwahhad.award;

import java.util.Arrays;

/** Where an award stands, by the codes of the OCDS codelist awardStatus. */
public enum AwardStatus {
  /** Recommended, or in its standstill. */
  PENDING("pending"),
  /** In force. */
  ACTIVE("active"),
  /** Not adopted. */
  CANCELLED("cancelled");

  private final String code;

  AwardStatus(String code) {
    this.code = code;
  }

  /** The OCDS code, as stored. */
  public String code() {
    return code;
  }

  static AwardStatus of(String code) {
    return Arrays.stream(values()).filter(s -> s.code.equals(code)).findFirst().orElseThrow();
  }
}
