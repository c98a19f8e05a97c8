package org.muwahhad.command;

import io.micronaut.context.ApplicationContext;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.muwahhad.audit.AnchorCopy;
import org.muwahhad.audit.AnchorFiles;
import org.muwahhad.audit.Finding;
import org.muwahhad.audit.VerifyAudit;
import org.muwahhad.audit.log.Checkpoint;
import org.muwahhad.audit.log.CompareLog;
import org.muwahhad.audit.log.SignedNote;
import org.muwahhad.db.DatabaseStartFailed;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/**
 * Verifies the audit record, also while the service runs on the same data directory; the exit code
 * is 0 when it is sound, 3 when it is not, 2 when a file of anchors or a checkpoint of the log
 * can't be read and 1 when the database did not start.
 */
@Command(
    name = "verify-audit",
    mixinStandardHelpOptions = true,
    description = {
      "Verifies the audit record and reports what does not match.",
      "Entries that a checkpoint covers are compared with it; all others are recomputed. A"
          + " verification that was interrupted is gone on with."
    },
    footer = {
      "",
      "Exit codes: 0 sound, 1 the database did not start, 2 a file that was given cannot be read,",
      "3 not sound."
    })
final class VerifyAuditCommand implements Callable<Integer> {
  private static final int UNSOUND = 3;
  private static final int UNREADABLE = 2;

  /** Lines that show how far a long verification is. */
  private static final int STEPS = 20;

  @Mixin private final DatabaseOptions database = new DatabaseOptions();

  @Option(
      names = "--anchor",
      paramLabel = "FILE",
      description =
          "Holds the record against the anchors in this file, one a line, which were kept"
              + " elsewhere; may be given several times.")
  private List<Path> anchors = List.of();

  @Option(
      names = "--checkpoint",
      paramLabel = "FILE",
      description =
          "Holds the log of the record against this checkpoint, which was kept elsewhere, such as"
              + " the last one that a witness co-signed; may be given several times.")
  private List<Path> checkpoints = List.of();

  @Option(
      names = "--all",
      description = "Recomputes every entry, and reads every stored file, whatever was verified.")
  private boolean isOfAll;

  @Spec private CommandSpec spec = CommandSpec.create();

  @Override
  public Integer call() {
    PrintWriter out = spec.commandLine().getOut();
    List<SignedNote> notes = new ArrayList<>();
    for (Path file : checkpoints) {
      Optional<SignedNote> note = note(file);
      if (note.isEmpty()) {
        out.println("This is no checkpoint of a log: " + file);
        out.println("هذا ليس نقطة تحقق من سجل: " + file);
        return UNREADABLE;
      }
      notes.add(note.get());
    }
    try (DatabaseOptions.ReadyDatabase ready = database.ready(step -> {});
        ApplicationContext context = ServiceContext.startCommand(ready.properties())) {
      VerifyAudit.Verification result =
          context
              .getBean(VerifyAudit.class)
              .run(
                  isOfAll ? VerifyAudit.Extent.ALL : VerifyAudit.Extent.SINCE_CHECKPOINT,
                  copies(context.getBean(AnchorFiles.class)),
                  (done, about, isRecomputed) -> tell(out, done, about));
      out.printf(
          "%d chains, %d entries, %d anchors%n",
          result.chains(), result.entries(), result.anchors());
      out.printf(
          "%d entries were recomputed, %d compared with their checkpoints%n",
          result.recomputed(), Math.max(0, result.entries() - result.recomputed()));
      List<Finding> findings = new ArrayList<>(result.findings());
      findings.addAll(context.getBean(CompareLog.class).holdAgainst(notes));
      out.printf(
          "%d leaves of the log; checkpoints given: %d%n",
          context.getBean(CompareLog.class).size(), notes.size());
      findings.forEach(f -> out.println(f.lines().en() + " / " + f.lines().ar()));
      result.leftOut().forEach(f -> out.println(f.lines().en() + " / " + f.lines().ar()));
      out.println(
          findings.isEmpty() ? "The audit record is sound." : "The audit record is NOT sound.");
      return findings.isEmpty() ? 0 : UNSOUND;
    } catch (AnchorFiles.UnreadableException e) {
      out.println("The anchors could not be read: " + e.getMessage());
      out.println("تعذّرت قراءة التثبيتات المعطاة.");
      return UNREADABLE;
    } catch (NoSuchFileException e) {
      out.println("There is no such file of anchors: " + e.getMessage());
      out.println("لا يوجد ملف التثبيتات هذا: " + e.getMessage());
      return UNREADABLE;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (DatabaseStartFailed e) {
      out.println(e.getMessage());
      return 1;
    }
  }

  private static Optional<SignedNote> note(Path file) {
    try {
      return SignedNote.find(Files.readString(file))
          .filter(note -> Checkpoint.find(note).isPresent());
    } catch (IOException e) {
      return Optional.empty();
    }
  }

  private static void tell(PrintWriter out, long done, long about) {
    if (about >= STEPS && done * STEPS / about > (done - 1) * STEPS / about) {
      out.printf("%d of %d pieces of the entries%n", done, about);
      out.flush();
    }
  }

  private List<AnchorCopy> copies(AnchorFiles files)
      throws IOException, AnchorFiles.UnreadableException {
    List<AnchorCopy> all = new ArrayList<>();
    for (Path file : anchors) {
      all.addAll(files.parse(Files.readString(file)));
    }
    return all;
  }
}
