package org.muwahhad.organisation.identity;

/**
 * A request of a program that cannot be taken, as SCIM names it (RFC 7644, 3.12).
 *
 * <p>It is answered by the controller of SCIM alone.
 */
final class ScimProblem extends RuntimeException {
  private static final long serialVersionUID = 1L;
  private final int status;
  private final String type;

  ScimProblem(int status, String type, String detail) {
    super(detail);
    this.status = status;
    this.type = type;
  }

  int status() {
    return status;
  }

  /** Its {@code scimType}; empty where the status says enough. */
  String type() {
    return type;
  }

  static ScimProblem invalid(String type, String detail) {
    return new ScimProblem(400, type, detail);
  }
}
