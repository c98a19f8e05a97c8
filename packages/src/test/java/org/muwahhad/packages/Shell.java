package org.muwahhad.packages;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;

/** Programs of the machine that the tests run. */
final class Shell {
  /** What the build of this module made. */
  static final Path TARGET = Path.of("target");

  private Shell() {}

  /** Runs a program to its end and returns what it printed; anything but success fails. */
  static String run(String... command) throws IOException, InterruptedException {
    Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
    String printed = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    int exit = process.waitFor();
    if (exit != 0) {
      throw new AssertionError(List.of(command) + " ended with " + exit + ":\n" + printed);
    }
    return printed;
  }
}
