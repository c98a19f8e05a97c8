package org.muwahhad.audit.log;

import io.micronaut.context.BeanProvider;
import io.micronaut.context.annotation.Value;
import io.micronaut.runtime.server.EmbeddedServer;
import io.micronaut.scheduling.annotation.Scheduled;
import io.micronaut.transaction.TransactionOperations;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import org.muwahhad.shared.UnusableSetting;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Lets the log grow, signs its head and has it witnessed, at intervals, on one node at a time. A
 * node takes the log up under a lease, so that the others need not do the same; nothing depends on
 * it, because each change holds only for the state that it was made of.
 */
@Singleton
public class WorkLog {
  private static final Logger LOG = LoggerFactory.getLogger(WorkLog.class);
  private static final long LEASE_SECONDS = 120;
  private final TransactionOperations<Connection> transactions;
  private final LogTables tables;
  private final LogQueries queries;
  private final Duration interval;
  private final GrowLog growLog;
  private final SignCheckpoint signCheckpoint;
  private final AskWitnesses askWitnesses;
  private final BeanProvider<EmbeddedServer> server;

  WorkLog(
      TransactionOperations<Connection> transactions,
      LogTables tables,
      LogQueries queries,
      @Value("${muwahhad.log.interval:5m}") Duration interval,
      GrowLog growLog,
      SignCheckpoint signCheckpoint,
      AskWitnesses askWitnesses,
      BeanProvider<EmbeddedServer> server) {
    this.server = server;
    this.transactions = transactions;
    this.tables = tables;
    this.queries = queries;
    this.interval = interval;
    this.growLog = growLog;
    this.signCheckpoint = signCheckpoint;
    this.askWitnesses = askWitnesses;
  }

  /**
   * Does all of it; false where another node is at it.
   *
   * @throws UnusableSetting while the log goes on elsewhere under its name; then nothing is signed
   */
  public boolean run() {
    String claim = UUID.randomUUID().toString();
    if (!take(claim)) {
      return false;
    }
    try {
      growLog.run();
      requireSole();
      signCheckpoint.run();
      if (take(claim)) {
        askWitnesses.run();
      }
    } finally {
      transactions.executeWrite(status -> tables.release(claim));
    }
    return true;
  }

  /** Two heads under one name that do not agree would prove that the log told two stories. */
  private void requireSole() {
    Optional<LogQueries.SignedCheckpoint> newest =
        transactions.executeRead(status -> queries.findNewest());
    boolean isElsewhere =
        newest
            .filter(signCheckpoint::continues)
            .filter(askWitnesses::isContinuedElsewhere)
            .isPresent();
    if (isElsewhere) {
      String origin = newest.orElseThrow().origin();
      throw new UnusableSetting(
          "The witnesses know a longer log "
              + origin
              + ": it goes on elsewhere, or this database is an older state of it. Nothing is"
              + " signed here. Stop one of the two, or set another muwahhad.log.origin and"
              + " restart.",
          "يعرف الشهود سجلًا أطول باسم "
              + origin
              + ": فهو مستمر في مكان آخر، أو قاعدة البيانات هذه حالة سابقة منه. لا يوقَّع هنا شيء."
              + " أوقفوا أحد النظامين، أو حددوا اسمًا آخر في muwahhad.log.origin"
              + " ثم أعيدوا التشغيل.");
    }
  }

  /** Asks again those witnesses who did not co-sign the newest checkpoint. */
  public boolean askAgain() {
    String claim = UUID.randomUUID().toString();
    if (!take(claim)) {
      return false;
    }
    try {
      return askWitnesses.run();
    } finally {
      transactions.executeWrite(status -> tables.release(claim));
    }
  }

  /** A command has no address of its own, after which the log could be called. */
  private boolean isServing() {
    return server.get().isRunning();
  }

  /**
   * Another node may have done it meanwhile: the tree grows as often whatever the number of nodes.
   */
  private boolean isDue() {
    return transactions.executeRead(
        status ->
            queries.findNewest().isEmpty()
                || queries.secondsSinceSigned() >= interval.dividedBy(2).toSeconds());
  }

  private boolean take(String claim) {
    return transactions.executeWrite(status -> tables.claim(claim, LEASE_SECONDS)) == 1;
  }

  @Scheduled(fixedDelay = "${muwahhad.log.interval:5m}", initialDelay = "${muwahhad.log.first:20s}")
  void runOften() {
    try {
      if (isServing() && isDue()) {
        run();
      }
    } catch (RuntimeException e) {
      // The next turn, or another node, adds what this one did not.
      LOG.warn("The log of the record could not be worked on now", e);
    }
  }

  @Scheduled(
      fixedDelay = "${muwahhad.log.ask-interval:1m}",
      initialDelay = "${muwahhad.log.ask-interval:1m}")
  void askOften() {
    try {
      if (isServing()) {
        askAgain();
      }
    } catch (RuntimeException e) {
      LOG.warn("The witnesses of the log could not be asked now", e);
    }
  }
}
