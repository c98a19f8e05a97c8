package org.muwahhad;

import org.muwahhad.command.ServeCommand;
import picocli.CommandLine;

/** Starts the service, or one of the commands beside it. */
public final class Muwahhad {
  private Muwahhad() {}

  public static void main(String[] arguments) {
    int exit = new CommandLine(new ServeCommand()).execute(arguments);
    if (exit != 0) {
      System.exit(exit);
    }
  }
}
