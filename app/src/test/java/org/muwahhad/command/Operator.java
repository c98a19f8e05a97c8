package org.muwahhad.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import picocli.CommandLine;

/** Somebody who runs commands beside a service, each with the options of one database. */
final class Operator {
  static final String PASSWORD = "a long password";

  private final List<String> database;
  private final StringWriter answers = new StringWriter();

  private Operator(List<String> database) {
    this.database = database;
  }

  static Operator of(String... database) {
    return new Operator(List.of(database));
  }

  /** Runs a command; fails with what it answered when it does not succeed. */
  void run(String... command) {
    List<String> all = new ArrayList<>(List.of(command));
    all.addAll(database);
    InputStream keyboard = System.in;
    System.setIn(new ByteArrayInputStream((PASSWORD + "\n").getBytes(StandardCharsets.UTF_8)));
    try {
      int code =
          new CommandLine(new ServeCommand())
              .setOut(new PrintWriter(answers, true))
              .setErr(new PrintWriter(answers, true))
              .execute(all.toArray(String[]::new));
      assertThat(code).as(answers.toString()).isZero();
    } finally {
      System.setIn(keyboard);
    }
  }

  /** Adds an administrator, which is an act; it is acknowledged when this returns. */
  void addAdministrator(String login) {
    List<String> command = new ArrayList<>(List.of("add-person", "--role", "ADMINISTRATOR"));
    Collections.addAll(command, "--login", login, "--email", login + "@example.org");
    Collections.addAll(command, "--name-ar", "مدير", "--name-en", "Administrator");
    run(command.toArray(String[]::new));
  }

  /** All that the commands answered. */
  String answers() {
    return answers.toString();
  }
}
