package org.muwahhad.audit.log;

import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.muwahhad.access.Actor;
import org.muwahhad.access.Role;
import org.muwahhad.audit.EntryWords;
import org.muwahhad.audit.log.LogQueries.SignedCheckpoint;
import org.muwahhad.shared.Bilingual;
import org.muwahhad.shared.CodeName;
import org.muwahhad.web.Texts;

/** The log as everybody reads it, and its witnesses as administrators and auditors do. */
@Singleton
public class ViewLog {
  private static final int SHOWN = 10;
  private final LogQueries queries;
  private final LogTables tables;
  private final MemberStateQueries states;
  private final LogKey key;
  private final LogAlarms alarms;

  ViewLog(
      LogQueries queries,
      LogTables tables,
      MemberStateQueries states,
      LogKey key,
      LogAlarms alarms) {
    this.queries = queries;
    this.tables = tables;
    this.states = states;
    this.key = key;
    this.alarms = alarms;
  }

  /**
   * A signed head.
   *
   * @param size leaves of the tree
   * @param root Base64
   * @param signedAt UTC, by the clock of the machine
   * @param witnessedAt null while too few states have co-signed
   * @param states whose witnesses co-signed
   * @param isStamped whether an authority stamped its time
   */
  public record CheckpointView(
      long size,
      String root,
      Instant signedAt,
      @Nullable Instant witnessedAt,
      List<Bilingual> states,
      boolean isStamped) {
    public CheckpointView {
      states = List.copyOf(states);
    }
  }

  /**
   * A witness that counts.
   *
   * @param verifierKey with which its co-signatures are checked
   * @param cosignedAt when it co-signed last; null where it never did
   */
  public record WitnessView(
      Bilingual state, String verifierKey, @Nullable Long cosigned, @Nullable Instant cosignedAt) {}

  /**
   * The log.
   *
   * @param origin its name
   * @param verifierKey with which its signatures are checked
   * @param size leaves of the tree
   * @param statesNeeded of how many states witnesses co-sign a checkpoint
   * @param checkpoints the newest, the newest first
   */
  public record LogView(
      String origin,
      String verifierKey,
      long size,
      int statesNeeded,
      List<WitnessView> witnesses,
      List<CheckpointView> checkpoints) {
    public LogView {
      witnesses = List.copyOf(witnesses);
      checkpoints = List.copyOf(checkpoints);
    }
  }

  /**
   * What administrators and auditors read of the witnesses.
   *
   * @param alarm what is wrong; null where nothing is
   */
  public record WitnessesView(
      LogView log,
      List<RegisteredWitness> registered,
      List<LogTables.PolicyRule> policies,
      List<CodeName> states,
      boolean maySet,
      LogAlarms.@Nullable LogAlarm alarm) {
    public WitnessesView {
      registered = List.copyOf(registered);
      policies = List.copyOf(policies);
      states = List.copyOf(states);
    }
  }

  /**
   * What a proof proves.
   *
   * @param verdict what is right about it
   * @param at when the act was done, UTC
   * @param act such as {@code bid.submitted}
   * @param object kind and key of what it was done to
   * @param detail of the entry, JSON; empty where it is not given
   */
  public record ProofView(
      TlogProof.ProofVerdict verdict, Instant at, String act, String object, String detail) {
    static ProofView of(TlogProof proof, TlogProof.ProofVerdict verdict) {
      LeafOpening opening = proof.opening();
      return new ProofView(verdict, opening.at(), opening.act(), opening.object(), proof.json());
    }

    /** What it was done to, in words; as it is where it is not a kind and a key. */
    public String objectWords(Texts t) {
      int space = object.indexOf(' ');
      return space < 0
          ? object
          : EntryWords.object(t, object.substring(0, space), object.substring(space + 1));
    }
  }

  /** A witness with the name of its state. */
  public record RegisteredWitness(LogTables.WitnessFacts witness, Bilingual state) {}

  /** The log. */
  @Transactional
  public LogView get() {
    Map<String, Bilingual> names = names();
    String origin = origin();
    return new LogView(
        origin,
        key.verifier(origin).written(),
        queries.size(),
        tables.statesNeeded(),
        tables.listWitnesses().stream()
            .filter(w -> w.endedAt() == null)
            .map(
                w ->
                    new WitnessView(
                        name(names, w.stateCode()), w.verifierKey(), w.cosigned(), w.cosignedAt()))
            .toList(),
        queries.listNewest(SHOWN).stream().map(c -> checkpoint(c, names)).toList());
  }

  /** The log with its witnesses. */
  @Transactional
  public WitnessesView witnesses(Actor actor) {
    actor.require(Role.ADMINISTRATOR, Role.AUDITOR);
    Map<String, Bilingual> names = names();
    return new WitnessesView(
        get(),
        tables.listWitnesses().stream()
            .map(w -> new RegisteredWitness(w, name(names, w.stateCode())))
            .toList(),
        tables.listPolicies(),
        states.list(),
        actor.is(Role.ADMINISTRATOR),
        alarms.find().orElse(null));
  }

  /** The name of a state, or the code where there is no such state. */
  @Transactional
  Bilingual stateName(String code) {
    return name(names(), code);
  }

  /** The checkpoint that is served: the newest that is witnessed, or the newest where none is. */
  @Transactional
  public Optional<String> findCheckpoint() {
    return queries
        .findNewestWitnessed()
        .or(queries::findNewest)
        .map(c -> LogProofs.note(c, queries.listCosignatures(c.size())).written());
  }

  /** The checkpoint of a size as the log signed it, to the byte and without co-signatures. */
  @Transactional
  Optional<String> findSigned(long size) {
    return queries.find(size).map(SignedCheckpoint::note);
  }

  /** The time stamp over it (RFC 3161, a token in DER); empty where no authority stamped it. */
  @Transactional
  Optional<byte[]> findTimeStamp(long size) {
    return queries.find(size).flatMap(c -> Optional.ofNullable(c.timeStamp()));
  }

  /** The verifier key of the log. */
  @Transactional
  public String verifierKey() {
    return key.verifier(origin()).written();
  }

  /** Checks a proof with the keys of the log and of the witnesses, also those that have ended. */
  @Transactional
  public ProofView check(TlogProof proof) {
    List<NoteKey> witnesses =
        tables.listWitnesses().stream()
            .flatMap(w -> NoteKey.find(w.verifierKey()).stream())
            .toList();
    return ProofView.of(proof, proof.check(key.listOwn(origin()), witnesses));
  }

  private String origin() {
    return key.origin(queries.findNewest().map(SignedCheckpoint::origin).orElse(null));
  }

  private CheckpointView checkpoint(SignedCheckpoint signed, Map<String, Bilingual> names) {
    return new CheckpointView(
        signed.size(),
        SignedNote.find(signed.note())
            .flatMap(Checkpoint::find)
            .map(Checkpoint::root)
            .orElse(signed.root()),
        signed.signedAt(),
        signed.witnessedAt(),
        queries.listCosignatures(signed.size()).stream()
            .map(c -> name(names, c.stateCode()))
            .distinct()
            .toList(),
        signed.timeStamp() != null);
  }

  private Map<String, Bilingual> names() {
    return states.list().stream().collect(Collectors.toMap(CodeName::code, CodeName::name));
  }

  private static Bilingual name(Map<String, Bilingual> names, String code) {
    return Optional.ofNullable(names.get(code)).orElse(new Bilingual(code, code));
  }
}
