package org.muwahhad.command;

import io.micronaut.context.ApplicationContext;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.concurrent.Callable;
import org.muwahhad.demo.DemoLoader;
import org.muwahhad.demo.ReferenceLoader;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/**
 * What {@link DemoProcess} runs: loads reference data and the demonstration into the database whose
 * address it is told on standard input, and says on standard output what it has done. It ends with
 * the process that started it, however that ends; then nothing of the demonstration is kept.
 */
@Command(
    name = LoadDemoCommand.NAME,
    hidden = true,
    description = "Loads the demonstration; started by the service itself.")
final class LoadDemoCommand implements Callable<Integer> {
  static final String NAME = "load-demo";

  private static final int ACTS_A_LINE = 10;

  @Spec private CommandSpec spec = CommandSpec.create();

  @Override
  public Integer call() throws IOException {
    PrintWriter out = spec.commandLine().getOut();
    BufferedReader in =
        new BufferedReader(new InputStreamReader(System.in, StandardCharsets.US_ASCII));
    DemoLoader.warmUp();
    String properties = in.readLine();
    if (properties == null) {
      return 1;
    }
    endWithParent(in);
    try (ApplicationContext context =
        ServiceContext.startCommand(DemoProcess.properties(properties))) {
      context.getBean(ReferenceLoader.class).run();
      out.println(DemoProcess.REFERENCE);
      DemoLoader loader = context.getBean(DemoLoader.class);
      int acts = loader.isWanted() ? loader.run((n, of, day) -> tell(out, n, of, day)) : 0;
      out.println(DemoProcess.LOADED + acts);
      return 0;
    } catch (RuntimeException e) {
      out.println(DemoProcess.FAILED + e.getMessage());
      return 1;
    }
  }

  private static void tell(PrintWriter out, int played, int of, LocalDate day) {
    if (played % ACTS_A_LINE == 0 || played == of) {
      out.println(DemoProcess.PLAYED + played + " " + of + " " + day);
    }
  }

  private static void endWithParent(BufferedReader in) {
    Thread watch =
        new Thread(
            () -> {
              try {
                while (in.readLine() != null) {
                  // Nothing more is said.
                }
              } catch (IOException e) {
                // Gone as well.
              }
              Runtime.getRuntime().halt(1);
            },
            "parent-watch");
    watch.setDaemon(true);
    watch.start();
  }
}
