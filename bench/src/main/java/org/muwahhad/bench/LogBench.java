package org.muwahhad.bench;

import io.micronaut.transaction.TransactionOperations;
import java.sql.Connection;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.stream.LongStream;
import org.muwahhad.access.Actor;
import org.muwahhad.access.Actors;
import org.muwahhad.access.OpenAccount;
import org.muwahhad.access.Role;
import org.muwahhad.audit.AuditBatch;
import org.muwahhad.audit.AuditLog;
import org.muwahhad.audit.Finding;
import org.muwahhad.audit.RecordLoadedRows;
import org.muwahhad.audit.VerifyAudit;
import org.muwahhad.audit.log.CompareLog;
import org.muwahhad.audit.log.GrowLog;
import org.muwahhad.audit.log.LogProofs;
import org.muwahhad.audit.log.SignCheckpoint;
import org.muwahhad.audit.log.TlogProof;
import org.muwahhad.demand.DemandEntry.RoundAggregated;
import org.muwahhad.organisation.AccessEntry.PersonAdded;
import org.muwahhad.shared.Bilingual;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/**
 * Entries written to their chains, then appended to the log and signed; proofs of single entries;
 * and the verification of the whole log against the record. The chained insert alone is the floor.
 */
@Command(
    name = "log",
    description = "Entries a second into chains and log, the time of a proof and of verifying all.")
final class LogBench implements Callable<Integer> {
  private static final int BATCH = 1000;
  private static final long NANOS_IN_MICRO = 1000;

  /** How many findings are printed. */
  private static final int SHOWN = 20;

  @Option(names = "--entries", description = "Entries in all; 1000000 by default.")
  private int entries = 1_000_000;

  @Option(names = "--proofs", description = "Proofs of entries chosen at random; 1000 by default.")
  private int proofs = 1000;

  @Override
  public Integer call() throws Exception {
    Figures.machine();
    Map<String, Object> settings =
        Map.of("muwahhad.log.first", "10h", "muwahhad.log.ask-interval", "10h");
    try (Installation installation = Installation.start(settings)) {
      // As the service does at its start: an entry tells of the rows that the migrations brought.
      installation.get(RecordLoadedRows.class).ofUpgrade();
      Actor buyer = buyer(installation);
      chain(installation, buyer, BATCH);
      installation.get(GrowLog.class).run();
      Figures.Time chained = Figures.time(() -> chain(installation, buyer, entries));
      Figures.Time appended =
          Figures.time(
              () -> {
                installation.get(GrowLog.class).run();
                installation.get(SignCheckpoint.class).run();
              });
      Figures.print(
          "%,d entries: chained in %.1f s, appended and signed in %.1f s more; ratio %.2f",
          entries,
          seconds(chained),
          seconds(appended),
          (seconds(chained) + seconds(appended)) / seconds(chained));
      prove(installation);
      return verify(installation) ? 0 : 1;
    }
  }

  /** Who acts comes as the operator adds people, so that an entry tells of the new rows. */
  @SuppressWarnings("unchecked")
  private static Actor buyer(Installation installation) {
    TransactionOperations<Connection> transactions = installation.get(TransactionOperations.class);
    OpenAccount.Account account =
        new OpenAccount.Account(
            "bench.buyer",
            "nine-slow-tiles-of-a-log",
            Role.CENTRAL_BUYER,
            null,
            null,
            null,
            new Bilingual("مشترٍ", "Buyer"),
            new Bilingual("مشترٍ", "Buyer"),
            "buyer@bench.example");
    // The operator has the account that owns the tables, which this guard lets pass.
    installation.sql("DROP TRIGGER tr_role_grant_by_operator");
    long person =
        transactions.executeWrite(
            status -> {
              long opened = installation.get(OpenAccount.class).run(account);
              installation
                  .get(AuditLog.class)
                  .recordSystem(
                      new PersonAdded(
                          opened,
                          account.login(),
                          account.role().name(),
                          null,
                          null,
                          null,
                          "OPERATOR"));
              return opened;
            });
    return installation.get(Actors.class).get(person);
  }

  /** A thousand chains get one entry each with every transaction. */
  @SuppressWarnings("unchecked")
  private static void chain(Installation installation, Actor buyer, int wanted) {
    TransactionOperations<Connection> transactions = installation.get(TransactionOperations.class);
    AuditBatch audit = installation.get(AuditBatch.class);
    for (int written = 0; written < wanted; written += BATCH) {
      List<RoundAggregated> batch = new ArrayList<>();
      for (int round = 1; round <= Math.min(BATCH, wanted - written); round++) {
        batch.add(new RoundAggregated(round, "R-" + written, 0));
      }
      transactions.executeWrite(
          status -> {
            audit.record(buyer, batch);
            return true;
          });
    }
  }

  private void prove(Installation installation) {
    List<Long> numbers = installation.numbers("SELECT id FROM audit_entry ORDER BY id");
    Random random = new Random(1981);
    LogProofs logProofs = installation.get(LogProofs.class);
    long[] nanos = new long[proofs];
    int wrong = 0;
    for (int i = 0; i < proofs; i++) {
      long entry = numbers.get(random.nextInt(numbers.size()));
      long before = System.nanoTime();
      LogProofs.LogProof proof = logProofs.of(entry);
      nanos[i] = System.nanoTime() - before;
      boolean isIncluded =
          TlogProof.find(String.valueOf(proof.proof()))
              .map(p -> p.check(List.of(), List.of()).isIncluded())
              .orElse(false);
      wrong += isIncluded ? 0 : 1;
    }
    Arrays.sort(nanos);
    Figures.print(
        "%,d proofs, of which %d wrong: median %.2f ms, 99 in 100 within %.2f ms, longest %.2f ms",
        proofs,
        wrong,
        millis(nanos[proofs / 2]),
        millis(nanos[proofs * 99 / 100]),
        millis(LongStream.of(nanos).max().orElse(0)));
  }

  /** Whether there is no finding: a figure of a record that is not sound says nothing. */
  private static boolean verify(Installation installation) {
    List<Finding> findings = new ArrayList<>();
    Figures.Time time =
        Figures.time(() -> findings.addAll(installation.get(CompareLog.class).findings()));
    Figures.print(
        "log of %,d leaves verified against the record in %.1f s, %d findings",
        installation.number("SELECT size FROM log_head"), seconds(time), findings.size());
    List<Finding> all = new ArrayList<>();
    Figures.Time whole =
        Figures.time(() -> all.addAll(installation.get(VerifyAudit.class).run().findings()));
    Figures.print(
        "the record as a whole, every chain recomputed and its log compared once more, verified in"
            + " %.1f s, %d findings",
        seconds(whole), all.size());
    findings.addAll(all);
    findings.stream().limit(SHOWN).forEach(f -> Figures.print("  %s", f.lines().en()));
    return findings.isEmpty();
  }

  private static double millis(long nanos) {
    return nanos / NANOS_IN_MICRO / 1000.0;
  }

  private static double seconds(Figures.Time time) {
    return time.wallMillis() / 1000.0;
  }
}
