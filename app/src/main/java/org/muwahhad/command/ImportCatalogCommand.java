package org.muwahhad.command;

import io.micronaut.context.ApplicationContext;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.muwahhad.access.Actors;
import org.muwahhad.catalog.exchange.ImportCatalog;
import org.muwahhad.db.DataDirectoryInUse;
import org.muwahhad.db.DatabaseStartFailed;
import org.muwahhad.shared.Language;
import org.muwahhad.shared.Refusal;
import org.muwahhad.shared.TableFile;
import org.muwahhad.web.Refusals;
import org.muwahhad.web.Texts;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/**
 * Brings a file of items into the catalog, all or nothing. The exit code is 0 when it was taken, 2
 * when it was refused (each mistake with its line, in both languages) and 1 when the database did
 * not start.
 */
@Command(
    name = "import-catalog",
    mixinStandardHelpOptions = true,
    description =
        "Adds, revises and retires catalog items from a CSV (UTF-8), XLSX or UBL 2.3 file.")
final class ImportCatalogCommand implements Callable<Integer> {
  private static final int REFUSED = 2;

  @Mixin private final DatabaseOptions database = new DatabaseOptions();
  @Spec private CommandSpec spec = CommandSpec.create();

  @Parameters(paramLabel = "FILE", description = "The file of items.")
  private Path file = Path.of(".");

  @Option(
      names = "--as",
      paramLabel = "LOGIN",
      required = true,
      description = "The catalog manager in whose name the items are published.")
  private String login = "";

  @Override
  public Integer call() throws IOException {
    PrintWriter out = spec.commandLine().getOut();
    if (!Files.isReadable(file) || Files.isDirectory(file)) {
      out.println("Cannot read " + file + " / تعذّرت قراءة " + file);
      return REFUSED;
    }
    try (DatabaseOptions.ReadyDatabase ready = database.ready(step -> {});
        ApplicationContext context = ServiceContext.startCommand(ready.properties())) {
      return run(context, out);
    } catch (DataDirectoryInUse | DatabaseStartFailed e) {
      out.println(e.getMessage());
      return 1;
    }
  }

  private int run(ApplicationContext context, PrintWriter out) throws IOException {
    try (InputStream in = Files.newInputStream(file)) {
      String name = String.valueOf(file.getFileName());
      ImportCatalog.ImportCounts done =
          context
              .getBean(ImportCatalog.class)
              .run(context.getBean(Actors.class).get(login), TableFile.bytes(in, name), name);
      print(
          out,
          "",
          "catalog.imported",
          done.added(),
          done.revised(),
          done.retired(),
          done.unchanged());
      return 0;
    } catch (RuntimeException failure) {
      Refusal refusal = Refusals.find(failure).orElseThrow(() -> failure);
      explain(refusal, out);
      return REFUSED;
    }
  }

  private static void explain(Refusal refusal, PrintWriter out) {
    if (refusal instanceof Refusal.InvalidInput invalid) {
      for (Refusal.Fault fault : invalid.faults()) {
        String place =
            TableFile.findPlace(fault.field())
                .map(p -> p.line() + ":" + p.column() + ": ")
                .orElse("");
        print(out, place, fault.messageKey(), fault.arguments().toArray());
      }
    } else {
      print(out, "", refusal.messageKey(), refusal.arguments().toArray());
    }
  }

  private static void print(PrintWriter out, String place, String key, Object... arguments) {
    out.println(place + Texts.in(Language.AR).get(key, arguments));
    out.println(place + Texts.in(Language.EN).get(key, arguments));
  }
}
