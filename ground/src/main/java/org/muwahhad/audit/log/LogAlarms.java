package org.muwahhad.audit.log;

import io.micronaut.context.annotation.Value;
import io.micronaut.data.exceptions.DataAccessException;
import io.micronaut.http.HttpRequest;
import io.micronaut.transaction.TransactionOperations;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.muwahhad.access.Role;
import org.muwahhad.access.SignedIn;
import org.muwahhad.web.PageAlarm;
import org.muwahhad.web.PageAlarms;

/**
 * What administrators and auditors are told on every page: that the log goes on elsewhere under its
 * name, that a checkpoint has waited too long for its witnesses, or that checkpoints are no longer
 * signed.
 */
@Singleton
public class LogAlarms implements PageAlarms {
  private static final int INTERVALS = 6;
  private final TransactionOperations<Connection> transactions;
  private final LogQueries queries;
  private final LongerLogs longer;
  private final Duration patience;
  private final Duration interval;

  LogAlarms(
      TransactionOperations<Connection> transactions,
      LogQueries queries,
      LongerLogs longer,
      @Value("${muwahhad.log.alarm-after:10m}") Duration patience,
      @Value("${muwahhad.log.interval:5m}") Duration interval) {
    this.transactions = transactions;
    this.queries = queries;
    this.longer = longer;
    this.patience = patience;
    this.interval = interval;
  }

  /** What is wrong with the log. */
  public enum LogAlarm {
    /** As the node found that works on the log. */
    ELSEWHERE,
    UNWITNESSED,
    STOPPED;

    String key() {
      return switch (this) {
        case ELSEWHERE -> "log.alarm.elsewhere";
        case UNWITNESSED -> "log.alarm.unwitnessed";
        case STOPPED -> "log.alarm.stopped";
      };
    }
  }

  /** What is wrong; empty where nothing is, or the log has not begun. */
  public Optional<LogAlarm> find() {
    if (longer.isElsewhere()) {
      return Optional.of(LogAlarm.ELSEWHERE);
    }
    return transactions.executeRead(
        status -> {
          if (queries.secondsUnwitnessed() > patience.toSeconds()) {
            return Optional.of(LogAlarm.UNWITNESSED);
          }
          long longest = interval.multipliedBy(INTERVALS).toSeconds();
          return queries.secondsSinceSigned() > longest
              ? Optional.of(LogAlarm.STOPPED)
              : Optional.empty();
        });
  }

  @Override
  public List<PageAlarm> of(HttpRequest<?> request) {
    boolean isTold =
        SignedIn.find(request)
            .filter(s -> s.actor().isAnyOf(Role.ADMINISTRATOR, Role.AUDITOR))
            .isPresent();
    if (!isTold) {
      return List.of();
    }
    try {
      return find().map(a -> List.of(new PageAlarm(a.key(), "/log/witnesses"))).orElse(List.of());
    } catch (DataAccessException e) {
      return List.of();
    }
  }
}
