package org.muwahhad.reports.signature;

import java.net.URI;
import java.time.Duration;

/**
 * Where a signing service is, and how this system is let in.
 *
 * @param address up to and with the version, such as {@code https://sign.example/csc/v2}
 * @param login how it is let in
 * @param patience for each answer
 * @param confirmation for a signer to confirm on a device of theirs
 */
public record RemoteAccess(URI address, Login login, Duration patience, Duration confirmation) {

  /** How this system is let in. */
  public sealed interface Login {}

  /** With a token of OAuth 2.0 that the service gave out (RFC 6750). */
  public record Bearer(String token) implements Login {
    /** Without the token, which is a secret. */
    @Override
    public String toString() {
      return "Bearer";
    }
  }

  /** With a name and password, for which the service's {@code auth/login} gives a token. */
  public record Basic(String user, String password) implements Login {
    /** Without the password. */
    @Override
    public String toString() {
      return "Basic " + user;
    }
  }
}
