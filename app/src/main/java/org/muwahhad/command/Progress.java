package org.muwahhad.command;

import java.io.PrintWriter;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.muwahhad.db.StartStep;

/** Informs the operator what a command is doing, a line each step, Arabic and English. */
final class Progress {
  private final PrintWriter out;
  private final long began = System.nanoTime();

  Progress(PrintWriter out) {
    this.out = out;
  }

  void database(StartStep step) {
    line(step.english() + " / " + step.arabic());
  }

  void schemaReady() {
    line("Schema up to date / مخطط قاعدة البيانات محدَّث");
  }

  void line(String text) {
    Duration since = Duration.ofNanos(System.nanoTime() - began);
    out.printf("%6.1f s  %s%n", since.toMillis() / 1000.0, text);
    out.flush();
  }

  void failed(@Nullable String message) {
    out.println(message);
    out.flush();
  }
}
