package org.muwahhad.audit;

import io.micronaut.json.JsonMapper;
import io.micronaut.transaction.TransactionOperations;
import io.micronaut.transaction.support.TransactionSynchronization;
import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.muwahhad.access.Actor;
import org.muwahhad.access.Role;
import org.muwahhad.shared.Digest;

/**
 * Writes the record of every act, in the transaction of the act: no act without its entry, no entry
 * without its act.
 *
 * <p>Each stream (a submission, a round, a tender) is a chain of its own, so that writers of
 * different streams never wait for each other; {@link AnchorChains} ties the heads together.
 */
@Singleton
public class AuditLog {
  /** Tells of rows alone. */
  static final String ROWS_TOLD = "audit.rows-told";

  /** What such an entry is about where the rows were changed after the entry of their act. */
  static final String AFTER = "after";

  private final TransactionOperations<Connection> transactions;
  private final AuditChains chains;
  private final ToldRows toldRows;
  private final JsonMapper json;

  /** The act that this thread recorded last. */
  private final ThreadLocal<String> newest = ThreadLocal.withInitial(() -> "");

  AuditLog(
      TransactionOperations<Connection> transactions,
      AuditChains chains,
      ToldRows toldRows,
      JsonMapper json) {
    this.transactions = transactions;
    this.chains = chains;
    this.toldRows = toldRows;
    this.json = json;
  }

  /**
   * One act of a person.
   *
   * @param as the role in which the person acted
   * @param chain the stream, such as {@code tender:7}
   * @param act what was done, such as {@code tender.published}
   * @param objectType kind of the object, such as {@code tender}
   * @param objectId its key
   * @param detail what changed; values are texts, numbers, booleans, lists or maps
   */
  @Transactional(Transactional.TxType.MANDATORY)
  public void record(
      Actor actor,
      Role as,
      String chain,
      String act,
      String objectType,
      Object objectId,
      Map<String, ?> detail) {
    append(actor.personId(), as.name(), chain, act, objectType, objectId, detail);
  }

  /** One act of the system itself, such as closing a round on time. */
  @Transactional(Transactional.TxType.MANDATORY)
  public void recordSystem(
      String chain, String act, String objectType, Object objectId, Map<String, ?> detail) {
    append(null, "SYSTEM", chain, act, objectType, objectId, detail);
  }

  private void append(
      @Nullable Long personId,
      String actingAs,
      String chain,
      String act,
      String objectType,
      Object objectId,
      Map<String, ?> detail) {
    AuditChains.Head head = lockedHead(chain);
    long position = head.length() + 1;
    String id = objectId.toString();
    String text = write(detail);
    ToldRows.Told told = toldRows.take();
    String hash =
        hash(
            chain,
            head.headHash(),
            position,
            head.at(),
            personId,
            actingAs,
            act,
            objectType,
            id,
            text,
            told.text());
    chains.append(
        head.id(),
        position,
        head.at(),
        personId,
        actingAs,
        act,
        objectType,
        id,
        text,
        head.headHash(),
        hash,
        told);
    chains.moveHead(head.id(), position, hash);
    if (!act.equals(ROWS_TOLD)) {
      newest.set(act);
      tellWhatFollows();
    }
  }

  /**
   * What an act changes after its entry is told by one more, before the act is committed; it names
   * the newest act of the transaction.
   */
  private void tellWhatFollows() {
    transactions
        .findTransactionStatus()
        .ifPresent(
            status ->
                status.registerSynchronization(
                    new TransactionSynchronization() {
                      @Override
                      public void beforeCommit(boolean readOnly) {
                        if (toldRows.isAnyLeft()) {
                          append(
                              null,
                              "SYSTEM",
                              "audit",
                              ROWS_TOLD,
                              "rows",
                              AFTER,
                              Map.of("act", newest.get()));
                        }
                      }
                    }));
  }

  /** Of the many acts on a stream only the first makes its chain. */
  private AuditChains.Head lockedHead(String chain) {
    return chains
        .lock(chain)
        .or(
            () -> {
              chains.ensure(chain, AuditChains.NOTHING_BEFORE);
              return chains.lock(chain);
            })
        .orElseThrow();
  }

  private String write(Map<String, ?> detail) {
    try {
      return new String(json.writeValueAsBytes(new TreeMap<>(detail)), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * The hash of an entry: SHA-256 over every field, each preceded by its length.
   *
   * @param chain name of its stream; null for entries of earlier days, whose hash is made without
   * @param told rows and witness ({@link ToldRows.Told}); empty for entries of earlier days, whose
   *     hash is made without
   */
  static String hash(
      @Nullable String chain,
      String previousHash,
      long position,
      Instant at,
      @Nullable Long personId,
      String actingAs,
      String act,
      String objectType,
      String objectId,
      String detail,
      String told) {
    List<String> fields =
        new ArrayList<>(
            List.of(
                previousHash,
                Long.toString(position),
                at.toString(),
                personId == null ? "" : personId.toString(),
                actingAs,
                act,
                objectType,
                objectId,
                detail));
    if (!told.isEmpty()) {
      fields.add(told);
    }
    if (chain != null) {
      fields.add("chain " + chain);
    }
    return Digest.of(fields);
  }
}
