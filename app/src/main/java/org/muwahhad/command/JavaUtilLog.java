package org.muwahhad.command;

import java.util.Objects;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogManager;
import java.util.logging.LogRecord;
import java.util.logging.SimpleFormatter;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What libraries write to {@code java.util.logging} goes to the log of the service in its form. */
final class JavaUtilLog extends Handler {
  private JavaUtilLog() {
    setFormatter(new SimpleFormatter());
  }

  static void join() {
    java.util.logging.Logger root = LogManager.getLogManager().getLogger("");
    for (Handler handler : root.getHandlers()) {
      root.removeHandler(handler);
    }
    root.addHandler(new JavaUtilLog());
  }

  @Override
  public void publish(LogRecord entry) {
    Logger log = LoggerFactory.getLogger(Objects.requireNonNullElse(entry.getLoggerName(), "java"));
    String message = getFormatter().formatMessage(entry);
    int level = entry.getLevel().intValue();
    if (level >= Level.SEVERE.intValue()) {
      log.error(message, entry.getThrown());
    } else if (level >= Level.WARNING.intValue()) {
      log.warn(message, entry.getThrown());
    } else {
      log.info(message, entry.getThrown());
    }
  }

  @Override
  public void flush() {}

  @Override
  public void close() {}
}
