package org.muwahhad.audit.log;

import io.micronaut.transaction.TransactionOperations;
import jakarta.inject.Singleton;
import java.io.UncheckedIOException;
import java.sql.Connection;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.regex.Pattern;
import org.muwahhad.audit.log.LogQueries.SignedCheckpoint;
import org.muwahhad.audit.log.LogTables.ActiveWitness;
import org.muwahhad.audit.log.SignedNote.NoteSignature;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Has the newest checkpoint co-signed by the witnesses that have not done so yet. Each is asked
 * with the proof that the tree goes on from the one it co-signed last. What it answers counts when
 * its key made it; a checkpoint that enough states co-signed is witnessed.
 */
@Singleton
public class AskWitnesses {
  private static final Logger LOG = LoggerFactory.getLogger(AskWitnesses.class);
  private static final Pattern SIZE = Pattern.compile("(?:0|[1-9][0-9]{0,17}+)\\s*+");
  private static final int OK = 200;
  private static final int CONFLICT = 409;
  private static final int MOST_AT_ONCE = 6;
  private final TransactionOperations<Connection> transactions;
  private final LogTables tables;
  private final LogQueries queries;
  private final List<WitnessCalls> calls;
  private final LongerLogs longer;

  AskWitnesses(
      TransactionOperations<Connection> transactions,
      LogTables tables,
      LogQueries queries,
      List<WitnessCalls> calls,
      LongerLogs longer) {
    this.transactions = transactions;
    this.tables = tables;
    this.queries = queries;
    this.calls = calls;
    this.longer = longer;
  }

  /** Asks about the newest checkpoint; returns whether it is witnessed. */
  public boolean run() {
    Optional<SignedCheckpoint> newest = transactions.executeRead(status -> queries.findNewest());
    return newest.map(this::run).orElse(false);
  }

  private boolean run(SignedCheckpoint checkpoint) {
    List<ActiveWitness> due =
        transactions.executeRead(
            status ->
                tables.listActive(checkpoint.origin()).stream()
                    .filter(w -> w.size() < checkpoint.size())
                    .toList());
    ask(due, checkpoint);
    return transactions.executeWrite(
        status -> {
          tables.witness(checkpoint.size());
          return queries.find(checkpoint.size()).map(c -> c.witnessedAt() != null).orElse(false);
        });
  }

  private void ask(List<ActiveWitness> due, SignedCheckpoint checkpoint) {
    if (due.isEmpty()) {
      return;
    }
    ExecutorService threads = Executors.newFixedThreadPool(Math.min(due.size(), MOST_AT_ONCE));
    try {
      threads.invokeAll(due.stream().map(w -> asking(w, checkpoint)).toList());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } finally {
      threads.shutdownNow();
    }
  }

  /**
   * Whether the log goes on elsewhere under its name, as after the restore of an older state: so
   * many witnesses know a longer one that the next head of this one could not be witnessed. All are
   * asked about the newest checkpoint once after the start, also those who co-signed it, and again
   * until one tells what it has co-signed; before that nobody knows. What they tell later counts
   * too.
   */
  boolean isContinuedElsewhere(SignedCheckpoint newest) {
    List<ActiveWitness> active =
        transactions.executeRead(status -> tables.listActive(newest.origin()));
    if (!longer.isHeard()) {
      ask(active, newest);
    }
    // A witness may know what another node had signed meanwhile.
    long signed =
        transactions.executeRead(
            status -> queries.findNewest().map(SignedCheckpoint::size).orElse(0L));
    int needed = transactions.executeRead(status -> tables.statesNeeded());
    return longer.find(active.stream().map(ActiveWitness::id).toList(), signed, needed);
  }

  private Callable<Boolean> asking(ActiveWitness witness, SignedCheckpoint checkpoint) {
    return () -> {
      try {
        Optional<NoteSignature> given = ask(witness, checkpoint, witness.size(), true);
        given.ifPresent(
            s ->
                transactions.executeWrite(
                    status -> tables.cosign(checkpoint.size(), witness.id(), s.line())));
        return given.isPresent();
      } catch (UncheckedIOException | IllegalArgumentException e) {
        LOG.warn("The witness of {} did not answer: {}", witness.stateCode(), e.getMessage());
        return false;
      } catch (RuntimeException e) {
        // Nobody looks at what the threads come to: whatever else fails is told here.
        LOG.error("The witness of {} could not be asked", witness.stateCode(), e);
        return false;
      }
    };
  }

  /** Asks from the size that we know of, or once more from the one that the witness names. */
  private Optional<NoteSignature> ask(
      ActiveWitness witness, SignedCheckpoint checkpoint, long old, boolean mayCorrect) {
    WitnessCalls.WitnessAnswer answer = call(witness.address(), request(checkpoint, old));
    if (answer.status() == OK) {
      Optional<NoteSignature> given = accepted(witness, checkpoint, answer.body());
      given.ifPresent(signature -> longer.forget(witness.id()));
      return given;
    }
    if (answer.status() == CONFLICT && mayCorrect && SIZE.matcher(answer.body()).matches()) {
      long known = Long.parseLong(answer.body().strip());
      if (known <= checkpoint.size()) {
        return ask(witness, checkpoint, known, false);
      }
      longer.note(witness.id(), known);
      LOG.error(
          "The witness of {} has co-signed {} entries of the log, which has {}: it was cut back",
          witness.stateCode(),
          known,
          checkpoint.size());
      return Optional.empty();
    }
    LOG.error(
        "The witness of {} refuses the checkpoint of {} entries ({})",
        witness.stateCode(),
        checkpoint.size(),
        answer.status());
    return Optional.empty();
  }

  private WitnessCalls.WitnessAnswer call(String address, String request) {
    boolean isOverHttp = address.startsWith("http");
    return calls.stream()
        .filter(c -> c instanceof HttpWitnessCalls == isOverHttp)
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException("Nobody asks " + address))
        .add(address, request);
  }

  private String request(SignedCheckpoint checkpoint, long old) {
    ConsistencyProof proof =
        transactions.executeRead(
            status -> ConsistencyProof.of(new TileSubtrees(queries), old, checkpoint.size()));
    StringBuilder request = new StringBuilder("old ").append(old).append('\n');
    proof.hashes().forEach(h -> request.append(h).append('\n'));
    return request.append('\n').append(checkpoint.note()).toString();
  }

  private static Optional<NoteSignature> accepted(
      ActiveWitness witness, SignedCheckpoint checkpoint, String lines) {
    NoteKey key = NoteKey.find(witness.verifierKey()).orElseThrow();
    String text = SignedNote.find(checkpoint.note()).orElseThrow().text();
    Optional<NoteSignature> own =
        SignedNote.findSignatures(lines)
            .flatMap(all -> all.stream().filter(s -> key.verifies(text, s)).findFirst());
    if (own.isEmpty()) {
      LOG.error("The witness of {} answers with a signature not its own", witness.stateCode());
    }
    return own;
  }
}
