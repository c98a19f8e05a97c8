package org.muwahhad.command;

import io.micronaut.context.ApplicationContext;
import io.micronaut.runtime.server.EmbeddedServer;
import java.io.PrintWriter;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import org.muwahhad.db.DataDirectoryInUse;
import org.muwahhad.db.DatabaseStartFailed;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Starts the service and keeps it running until it is stopped. */
@Command(
    name = "muwahhad",
    mixinStandardHelpOptions = true,
    description = "Joint procurement of the member states of the Gulf Cooperation Council.",
    subcommands = {ImportCatalogCommand.class, ImportDemandCommand.class, VerifyAuditCommand.class})
public final class ServeCommand implements Callable<Integer> {
  @Mixin private final DatabaseOptions database = new DatabaseOptions();

  @Option(
      names = "--port",
      defaultValue = "${env:MUWAHHAD_PORT:-8080}",
      description = "TCP port to serve on, 0 for any free one (MUWAHHAD_PORT, 8080).")
  private int port;

  @Option(
      names = "--host",
      defaultValue = "${env:MUWAHHAD_HOST:-127.0.0.1}",
      description = "Address to serve on (MUWAHHAD_HOST, 127.0.0.1).")
  private String host = "127.0.0.1";

  @Spec private CommandSpec spec = CommandSpec.create();

  @Override
  public Integer call() throws InterruptedException {
    Progress progress = new Progress(out());
    try {
      serve(progress);
      return 0;
    } catch (DataDirectoryInUse | DatabaseStartFailed e) {
      progress.failed(e.getMessage());
      return 1;
    }
  }

  private void serve(Progress progress) throws InterruptedException {
    DatabaseOptions.Ready ready = database.ready(progress::database);
    progress.schemaReady();
    Map<String, Object> properties = new HashMap<>(ready.properties());
    properties.put("micronaut.server.port", port);
    properties.put("micronaut.server.host", host);
    ApplicationContext context =
        ApplicationContext.builder().properties(properties).banner(false).start();
    CountDownLatch stopped = new CountDownLatch(1);
    Runtime.getRuntime()
        .addShutdownHook(
            new Thread(
                () -> {
                  context.stop();
                  ready.close();
                  stopped.countDown();
                },
                "muwahhad-stop"));
    EmbeddedServer server = context.getBean(EmbeddedServer.class).start();
    progress.line("Muwahhad is open at / موحّد متاح على: " + server.getURL());
    stopped.await();
  }

  private PrintWriter out() {
    return spec.commandLine().getOut();
  }
}
