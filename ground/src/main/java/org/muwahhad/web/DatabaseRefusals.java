package org.muwahhad.web;

import io.micronaut.data.exceptions.OptimisticLockException;
import java.sql.SQLException;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.muwahhad.shared.Refusal;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Turns what the database refuses into what a person understands: the one place where constraint
 * names and trigger signals become refusals.
 */
final class DatabaseRefusals {
  private static final Logger LOG = LoggerFactory.getLogger(DatabaseRefusals.class);

  /** SQLSTATE of a trigger's SIGNAL; its message is the code of a refusal. */
  private static final String SIGNALLED = "45000";

  private static final Pattern CODE = Pattern.compile("(?<![a-z])[a-z]++(?:\\.[a-z-]++)++");
  private static final Pattern CONSTRAINT = Pattern.compile("\\b((?:ck|uq|fk)_[a-z_]+)");
  private static final int DUPLICATE = 1062;
  private static final int CHECK_MARIADB = 4025;
  private static final int CHECK_MYSQL = 3819;
  private static final int DEADLOCK = 1213;
  private static final int LOCK_TIMEOUT = 1205;
  private static final int TEXT_TOO_LONG = 1406;
  private static final int NUMBER_TOO_LARGE = 1264;

  private DatabaseRefusals() {}

  /** The refusal that an exception stands for, if any. */
  static Optional<Refusal> find(Throwable failure) {
    for (Throwable t = failure; t != null; t = t.getCause()) {
      if (t instanceof Refusal refusal) {
        return Optional.of(refusal);
      }
      if (t instanceof OptimisticLockException) {
        return Optional.of(Refusal.Conflict.changedMeanwhile());
      }
      if (t instanceof SQLException sql) {
        return of(sql);
      }
    }
    return Optional.empty();
  }

  private static Optional<Refusal> of(SQLException failure) {
    String message = String.valueOf(failure.getMessage());
    if (SIGNALLED.equals(failure.getSQLState())) {
      Matcher code = CODE.matcher(message);
      return code.find() ? Optional.of(new Refusal.RuleBroken(code.group())) : Optional.empty();
    }
    return switch (failure.getErrorCode()) {
      case DUPLICATE -> logged(new Refusal.Conflict("shared.already-there"), message);
      case CHECK_MARIADB, CHECK_MYSQL ->
          logged(new Refusal.RuleBroken("shared.check-failed"), message);
      case TEXT_TOO_LONG, NUMBER_TOO_LARGE ->
          Optional.of(new Refusal.RuleBroken("shared.too-large-to-record"));
      case DEADLOCK, LOCK_TIMEOUT -> Optional.of(Refusal.Conflict.changedMeanwhile());
      default -> Optional.empty();
    };
  }

  /** The name of the constraint helps those who run the system, and nobody who uses it. */
  private static Optional<Refusal> logged(Refusal refusal, String message) {
    LOG.info("The database refused by {}", constraint(message));
    return Optional.of(refusal);
  }

  private static String constraint(String message) {
    Matcher name = CONSTRAINT.matcher(message);
    return name.find() ? name.group(1) : "?";
  }
}
