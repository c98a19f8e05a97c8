package org.muwahhad.db;

import org.flywaydb.core.api.logging.Log;
import org.flywaydb.core.api.logging.LogCreator;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Flyway's messages through SLF4J, one level lower: its progress is of interest when looking for a
 * fault, its advice to upgrade never. MariaDB's remark that it names no primary keys, made for each
 * table, says nothing either.
 */
public final class FlywayLog implements LogCreator {
  @Override
  public Log createLogger(Class<?> type) {
    return new QuieterLog(LoggerFactory.getLogger(type));
  }

  private record QuieterLog(Logger logger) implements Log {
    @Override
    public boolean isDebugEnabled() {
      return logger.isTraceEnabled();
    }

    @Override
    public void debug(String message) {
      logger.trace(message);
    }

    @Override
    public void info(String message) {
      logger.debug(message);
    }

    @Override
    public void warn(String message) {
      if (message.contains("upgrade") || message.contains("ignored for PRIMARY key")) {
        logger.debug(message);
      } else {
        logger.warn(message);
      }
    }

    @Override
    public void error(String message) {
      logger.error(message);
    }

    @Override
    public void error(String message, Exception e) {
      logger.error(message, e);
    }

    @Override
    public void notice(String message) {
      logger.debug(message);
    }
  }
}
