package org.muwahhad.reports.signature;

import java.security.GeneralSecurityException;

/** A signing service from afar did not sign; says what stood in the way. Never shows a factor. */
public final class RemoteFailure extends GeneralSecurityException {
  private static final long serialVersionUID = 1L;
  private static final int LONGEST_SAID = 200;
  private final SigningFault fault;
  private final String detail;

  /** What stood in the way. */
  public enum SigningFault {
    /** It does not answer, answers too late, or says itself that it can't now. */
    SILENT,
    /** It does not admit this system: the access that is configured does not hold. */
    NOT_ADMITTED,
    /** What the signer typed is not right. */
    FACTORS,
    /** The key is locked, after wrong attempts for instance. */
    LOCKED,
    /** The signer did not confirm in time on the device of theirs. */
    NOT_CONFIRMED,
    /** It refuses, in words of its own. */
    REFUSED,
    /** Its answer is not one of the protocol, or its signature does not fit the certificate. */
    ODD
  }

  RemoteFailure(SigningFault fault, String detail) {
    super(fault + ": " + detail);
    this.fault = fault;
    String plain = detail.replaceAll("[\\p{Cntrl}\\p{Cf}]+", " ").strip();
    this.detail = plain.length() > LONGEST_SAID ? plain.substring(0, LONGEST_SAID) + "…" : plain;
  }

  RemoteFailure(SigningFault fault, Throwable cause) {
    super(fault.name(), cause);
    this.fault = fault;
    this.detail = "";
  }

  public SigningFault fault() {
    return fault;
  }

  /** The words of the service, in its language, for the signer to read; may be empty. */
  public String detail() {
    return detail;
  }
}
