package org.muwahhad.command;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.muwahhad.audit.log.LeafOpening;
import org.muwahhad.audit.log.NoteKey;
import org.muwahhad.audit.log.TlogProof;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/**
 * Checks a proof that an entry is in the log of the record; needs no service, no database and no
 * network. The exit code is 0 when all is right and enough witnesses co-signed, 3 when not, and 2
 * when the proof or a key can't be read.
 */
@Command(
    name = "verify-proof",
    mixinStandardHelpOptions = true,
    description = {
      "Checks a proof that an entry is in the log of the record.",
      "Get the keys over another way than the proof: those of the states from the states."
    },
    footer = {
      "",
      "Exit codes: 0 right, 2 the proof or a key cannot be read, 3 wrong or with too few witnesses."
    })
final class VerifyProofCommand implements Callable<Integer> {
  private static final int UNREADABLE = 2;
  private static final int WRONG = 3;

  @Parameters(paramLabel = "FILE", description = "The proof, a file that ends in .tlog-proof.")
  private Path file = Path.of("");

  @Option(
      names = "--key",
      required = true,
      paramLabel = "KEY",
      description = "Verifier key of the log, as it is shown at /log/key.")
  private String key = "";

  @Option(
      names = "--witness",
      paramLabel = "KEY",
      description = "Verifier key of a witness; given several times.")
  private List<String> witnesses = List.of();

  @Option(
      names = "--needed",
      paramLabel = "N",
      defaultValue = "4",
      description = "How many witnesses have to have co-signed (${DEFAULT-VALUE}).")
  private int needed = 4;

  @Spec private CommandSpec spec = CommandSpec.create();

  @Override
  public Integer call() {
    PrintWriter out = spec.commandLine().getOut();
    List<NoteKey> witnessKeys = new ArrayList<>();
    for (String written : witnesses) {
      NoteKey.find(written).ifPresent(witnessKeys::add);
    }
    Optional<NoteKey> logKey = NoteKey.find(key).filter(k -> k.type() == NoteKey.LOG);
    if (logKey.isEmpty() || witnessKeys.size() < witnesses.size()) {
      out.println("A key cannot be read. / تعذّرت قراءة مفتاح.");
      return UNREADABLE;
    }
    Optional<TlogProof> proof = read();
    if (proof.isEmpty()) {
      out.println("The proof cannot be read: " + file);
      out.println("تعذّرت قراءة الإثبات: " + file);
      return UNREADABLE;
    }
    return tell(out, proof.get(), proof.get().check(List.of(logKey.get()), witnessKeys));
  }

  private Optional<TlogProof> read() {
    try {
      return TlogProof.find(Files.readString(file));
    } catch (IOException e) {
      return Optional.empty();
    }
  }

  private int tell(PrintWriter out, TlogProof proof, TlogProof.ProofVerdict verdict) {
    LeafOpening opening = proof.opening();
    out.println(opening.at() + " " + opening.act() + " " + opening.object());
    if (!proof.json().isEmpty()) {
      out.println(proof.json());
    }
    line(out, "The entry is in the tree", "القيد موجود في الشجرة", verdict.isIncluded());
    line(out, "The detail is that of the entry", "المضمون مضمون القيد", verdict.isDetail());
    line(out, "The log signed the checkpoint", "وقّع السجل نقطة التحقق", verdict.isSigned());
    line(
        out,
        verdict.witnesses().size() + " of " + needed + " witnesses " + verdict.witnesses(),
        "الشهود " + verdict.witnesses().size() + " من " + needed,
        verdict.witnesses().size() >= needed);
    return verdict.isGood(needed) ? 0 : WRONG;
  }

  private static void line(PrintWriter out, String en, String ar, boolean isRight) {
    out.println(
        en + ": " + (isRight ? "yes" : "NO") + " / " + ar + ": " + (isRight ? "نعم" : "لا"));
  }
}
