package org.muwahhad.command;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.time.Duration;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.muwahhad.db.StartStep;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Informs the operator what a command is doing, a line each step, Arabic and English. */
final class Progress {
  private static final Logger LOG = LoggerFactory.getLogger(Progress.class);
  private final PrintWriter out;
  private final boolean inLog;
  private final long began = System.nanoTime();

  Progress(PrintWriter out) {
    this(out, false);
  }

  Progress(PrintWriter out, boolean inLog) {
    this.out = out;
    this.inLog = inLog;
  }

  /** Of the service: where its log is JSON, no line is anything else. */
  static Progress ofService(PrintWriter out) {
    return new Progress(out, "json".equals(System.getenv("MUWAHHAD_LOG_FORMAT")));
  }

  void database(StartStep step) {
    line(step.english() + " / " + step.arabic());
  }

  void schemaReady() {
    line("Schema up to date / مخطط قاعدة البيانات محدَّث");
  }

  void line(String text) {
    if (inLog) {
      LOG.info(text);
      return;
    }
    Duration since = Duration.ofNanos(System.nanoTime() - began);
    out.printf("%6.1f s  %s%n", since.toMillis() / 1000.0, text);
    out.flush();
  }

  /** What is written as several lines; in the log it is one entry. */
  void text(Consumer<PrintWriter> writer) {
    if (!inLog) {
      writer.accept(out);
      return;
    }
    StringWriter text = new StringWriter();
    try (PrintWriter whole = new PrintWriter(text)) {
      writer.accept(whole);
    }
    if (!text.toString().isBlank()) {
      LOG.info("{}", text);
    }
  }

  void failed(@Nullable String message) {
    if (inLog) {
      LOG.error(message);
      return;
    }
    out.println(message);
    out.flush();
  }
}
