package org.muwahhad.access;

import io.micronaut.http.HttpRequest;
import io.micronaut.http.context.ServerRequestContext;
import io.micronaut.transaction.TransactionOperations;
import jakarta.inject.Singleton;
import java.sql.Connection;
import org.muwahhad.shared.Refusal;
import org.muwahhad.web.Origin;

/**
 * Holds up who asks too often from one network address, where nobody has to sign in. Counted in the
 * database, so that all nodes count together, and over the last sixty seconds, whenever these
 * begin.
 *
 * <p>Counts a request outside of transactions only. A count in a transaction would be lost when the
 * request is refused, and would lock the row of all addresses for as long as the transaction lasts.
 */
@Singleton
public class Throttle {
  /** All addresses together may ask as often as this number of single ones. */
  private static final int ADDRESSES_TOGETHER = 100;

  private static final int SECONDS = 60;
  private final People people;
  private final TransactionOperations<Connection> transactions;

  Throttle(People people, TransactionOperations<Connection> transactions) {
    this.people = people;
    this.transactions = transactions;
  }

  /**
   * Counts a request and lets it pass while there are few from its address, and not too many from
   * all addresses together.
   *
   * @param what is asked for; each thing is counted for itself
   * @throws Refusal.TooOften {@code access.too-many-requests}
   */
  public void require(String what, String source, int mostInAMinute) {
    requireOne(what, source, mostInAMinute);
    count(what + " of all", Math.multiplyExact(ADDRESSES_TOGETHER, mostInAMinute));
  }

  /** The same for one source, such as a person, whom nobody else shall hold up. */
  public void requireOne(String what, String source, int mostInAMinute) {
    count(what + " " + source, mostInAMinute);
  }

  private void count(String counted, int mostInAMinute) {
    count(counted, mostInAMinute, "access.too-many-requests");
  }

  /** Counts a request and returns which one of the last minute it is. */
  int count(String counted, int mostInAMinute, String code) {
    // The demonstration asks without a request, and all of it is one transaction.
    if (ServerRequestContext.currentRequest().isPresent()
        && transactions.findTransactionStatus().isPresent()) {
      throw new IllegalStateException("counted in a transaction: " + counted);
    }
    people.countAttempt(counted);
    int recent = people.countRecentAttempts(counted);
    if (recent > mostInAMinute) {
      throw new Refusal.TooOften(code, SECONDS);
    }
    return recent;
  }

  /** The network a request came from, as it is counted. */
  public static String source(HttpRequest<?> request) {
    return Origin.of(request).network();
  }
}
