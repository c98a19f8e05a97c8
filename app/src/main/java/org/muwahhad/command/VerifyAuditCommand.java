package org.muwahhad.command;

import io.micronaut.context.ApplicationContext;
import java.io.PrintWriter;
import java.util.concurrent.Callable;
import org.muwahhad.audit.VerifyAudit;
import org.muwahhad.db.DatabaseStartFailed;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/**
 * Recomputes the audit record, also while the service runs on the same data directory; the exit
 * code is 0 when it is sound, 3 when it is not and 1 when the database did not start.
 */
@Command(
    name = "verify-audit",
    mixinStandardHelpOptions = true,
    description = "Recomputes every hash of the audit record and reports what does not match.")
final class VerifyAuditCommand implements Callable<Integer> {
  private static final int UNSOUND = 3;

  @Mixin private final DatabaseOptions database = new DatabaseOptions();
  @Spec private CommandSpec spec = CommandSpec.create();

  @Override
  public Integer call() {
    PrintWriter out = spec.commandLine().getOut();
    try (DatabaseOptions.Ready ready = database.ready(step -> {});
        ApplicationContext context = ServiceContext.start(ready.properties())) {
      VerifyAudit.Verification result = context.getBean(VerifyAudit.class).run();
      out.printf(
          "%d chains, %d entries, %d anchors%n",
          result.chains(), result.entries(), result.anchors());
      result.findings().forEach(f -> out.println(f.lines().en() + " / " + f.lines().ar()));
      out.println(
          result.isSound() ? "The audit record is sound." : "The audit record is NOT sound.");
      return result.isSound() ? 0 : UNSOUND;
    } catch (DatabaseStartFailed e) {
      out.println(e.getMessage());
      return 1;
    }
  }
}
