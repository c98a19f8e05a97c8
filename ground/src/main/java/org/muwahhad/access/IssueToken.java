package org.muwahhad.access;

import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.muwahhad.shared.RandomSecret;
import org.muwahhad.shared.Refusal;
import org.muwahhad.shared.Sha256;

/**
 * A program gets a token for its credentials (OAuth 2.0, RFC 6749, section 4.4). The token opens
 * the API for an hour, for the person who answers for the program, in the one role that it has, and
 * no further than its scopes.
 *
 * <p>Refused with {@code program.invalid-client} and {@code program.invalid-scope}, and with {@code
 * access.too-many-requests} when one network or all together ask too often.
 */
@Singleton
public class IssueToken {
  /** Minutes for which a token is good. */
  static final int MINUTES = 60;

  private static final int MOST_TOKENS = 20;
  private static final int MOST_IN_A_MINUTE = 60;
  private static final String NOBODYS_HASH = "0".repeat(64);
  private final ProgramCredentialQueries queries;
  private final Sessions sessions;
  private final Throttle throttle;
  private final SecurityEvents events;

  IssueToken(
      ProgramCredentialQueries queries,
      Sessions sessions,
      Throttle throttle,
      SecurityEvents events) {
    this.queries = queries;
    this.sessions = sessions;
    this.throttle = throttle;
    this.events = events;
  }

  /** A token, and what it opens. */
  record ProgramToken(String token, String scopes) {}

  /**
   * Gives the token.
   *
   * @param scopes wanted, with spaces between; empty for all that the program has
   */
  ProgramToken run(String clientId, String secret, String scopes, Visitor visitor) {
    // Outside the transaction: a refused request counts, too.
    throttle.require("program token", visitor.network(), MOST_IN_A_MINUTE);
    Optional<ProgramCredentialQueries.ProgramCredential> found = queries.find(clientId);
    boolean right =
        MessageDigest.isEqual(
            ascii(Sha256.of(secret)),
            ascii(
                found
                    .map(ProgramCredentialQueries.ProgramCredential::secretHash)
                    .orElse(NOBODYS_HASH)));
    if (found.isEmpty() || !right) {
      events.log(
          SecurityEvents.SecurityEvent.PROGRAM_REFUSED,
          "program.invalid-client",
          found.map(p -> new SecurityEvents.Person(p.personId(), p.login())).orElse(null));
      throw new Refusal.NotPermitted("program.invalid-client");
    }
    ProgramCredentialQueries.ProgramCredential program = found.get();
    String granted = granted(program, scopes);
    String token = RandomSecret.token();
    open(program, token, granted, visitor);
    events.log(
        SecurityEvents.SecurityEvent.PROGRAM_SIGNED_IN,
        "done",
        new SecurityEvents.Person(program.personId(), program.login()));
    return new ProgramToken(token, granted);
  }

  @Transactional
  void open(
      ProgramCredentialQueries.ProgramCredential program,
      String token,
      String scopes,
      Visitor visitor) {
    sessions.insertOfProgram(
        Sha256.of(token),
        program.personId(),
        RandomSecret.token(),
        MINUTES,
        visitor.address(),
        program.name(),
        program.id(),
        scopes);
    sessions.endAllOfProgramBut(program.id(), MOST_TOKENS);
  }

  /** All that is wanted must be there; where nothing is named, all that is there is wanted. */
  private static String granted(ProgramCredentialQueries.ProgramCredential program, String scopes) {
    Set<String> held = Set.copyOf(List.of(program.scopes().split(" ")));
    Set<String> wanted = new TreeSet<>(Arrays.asList(scopes.strip().split("\\s++")));
    wanted.remove("");
    if (!held.containsAll(wanted)) {
      throw new Refusal.RuleBroken("program.invalid-scope");
    }
    return wanted.isEmpty() ? program.scopes() : String.join(" ", wanted);
  }

  private static byte[] ascii(String text) {
    return text.getBytes(StandardCharsets.US_ASCII);
  }
}
