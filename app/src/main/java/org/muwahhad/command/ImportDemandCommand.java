package org.muwahhad.command;

import io.micronaut.context.ApplicationContext;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.muwahhad.access.Actor;
import org.muwahhad.access.Actors;
import org.muwahhad.db.DataDirectoryInUse;
import org.muwahhad.db.DatabaseStartFailed;
import org.muwahhad.demand.form.DemandTable;
import org.muwahhad.demand.form.ImportDemand;
import org.muwahhad.demand.round.RoundQueries;
import org.muwahhad.demand.submission.StartSubmission;
import org.muwahhad.shared.Language;
import org.muwahhad.shared.Refusal;
import org.muwahhad.shared.TableFile;
import org.muwahhad.web.Refusals;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/**
 * Imports the lines of an entity's demand from a file, as the page does. The exit code is 0 when
 * all lines were imported, 2 when none was, with each mistake reported in both languages, and 1
 * when the database did not start.
 */
@Command(
    name = "import-demand",
    mixinStandardHelpOptions = true,
    description =
        "Replaces the lines of an entity's draft by those of a CSV or XLSX file: all or none.")
final class ImportDemandCommand implements Callable<Integer> {
  private static final int REFUSED = 2;

  @Mixin private final DatabaseOptions database = new DatabaseOptions();

  @Parameters(paramLabel = "FILE", description = "CSV in UTF-8, or XLSX.")
  private Path file = Path.of("");

  @Option(
      names = "--round",
      paramLabel = "CODE",
      required = true,
      description = "Code of the demand round.")
  private String round = "";

  @Option(
      names = "--as",
      paramLabel = "LOGIN",
      required = true,
      description = "Login of the procurement officer whose entity's demand it is.")
  private String login = "";

  @Spec private CommandSpec spec = CommandSpec.create();

  @Override
  public Integer call() throws IOException {
    PrintWriter out = spec.commandLine().getOut();
    if (!Files.isReadable(file) || Files.isDirectory(file)) {
      out.println("Cannot read " + file + " / تعذّرت قراءة " + file);
      return REFUSED;
    }
    try (DatabaseOptions.ReadyDatabase ready = database.ready(step -> {});
        ApplicationContext context = ServiceContext.startCommand(ready.properties())) {
      out.printf("%1$d lines imported / عدد البنود المستوردة: %1$d%n", run(context));
      return 0;
    } catch (DataDirectoryInUse | DatabaseStartFailed e) {
      out.println(e.getMessage());
      return 1;
    } catch (RuntimeException failure) {
      messages(Refusals.find(failure).orElseThrow(() -> failure)).forEach(out::println);
      return REFUSED;
    } finally {
      out.flush();
    }
  }

  private int run(ApplicationContext context) throws IOException {
    Actor actor = context.getBean(Actors.class).get(login);
    RoundQueries.RoundRow row =
        context
            .getBean(RoundQueries.class)
            .findByCode(round)
            .orElseThrow(() -> new Refusal.NotFound("round " + round));
    try (InputStream in = Files.newInputStream(file)) {
      TableFile table = TableFile.read(in, String.valueOf(file.getFileName()));
      long submission = context.getBean(StartSubmission.class).run(actor, row.id());
      return context.getBean(ImportDemand.class).run(actor, submission, table);
    }
  }

  private static List<String> messages(Refusal refusal) {
    return List.of(Language.AR, Language.EN).stream()
        .flatMap(
            language ->
                refusal instanceof Refusal.InvalidInput invalid
                    ? DemandTable.messages(invalid, language).stream()
                    : List.of(Refusals.message(refusal, language)).stream())
        .toList();
  }
}
