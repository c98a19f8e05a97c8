package org.muwahhad.audit;

import io.micronaut.context.BeanContext;
import io.micronaut.transaction.support.TransactionSynchronization;
import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.muwahhad.access.Actor;
import org.muwahhad.access.FreshSignIns;
import org.muwahhad.access.Role;
import org.muwahhad.audit.AuditEntry.RowsTold;
import org.muwahhad.shared.Digest;
import org.muwahhad.work.RepeatedTransactions;

/**
 * Writes the record of every act, in the transaction of the act: no act without its entry, no entry
 * without its act. A listener to a class of {@link Entry} hears of it at once, in the same
 * transaction.
 *
 * <p>Where an act needs a person who signed in a short time ago, the session is looked at here once
 * more, in the same transaction ({@link FreshSignIns}).
 *
 * <p>Each stream (a submission, a round, a tender) is a chain of its own, so that writers of
 * different streams never wait for each other; {@link AnchorChains} ties the heads together.
 */
@Singleton
public class AuditLog {
  /** The chain of the record itself. */
  static final String CHAIN = "audit";

  /** Reports rows alone. */
  static final String ROWS_TOLD = "audit.rows-told";

  /** What such an entry is about where the rows were changed after the entry of their act. */
  static final String AFTER = "after";

  private final RepeatedTransactions transactions;
  private final AuditChains chains;
  private final RowDigestCollector rowDigestCollector;
  private final EntryJson entries;
  private final BeanContext events;
  private final FreshSignIns freshSignIns;

  /** The act that each transaction of this thread recorded last, by its connection. */
  private final ThreadLocal<Map<Long, NewestAct>> newest = ThreadLocal.withInitial(HashMap::new);

  /** An act with the place of its entry. */
  private record NewestAct(String act, long chainId, long position) {}

  AuditLog(
      RepeatedTransactions transactions,
      AuditChains chains,
      RowDigestCollector rowDigestCollector,
      EntryJson entries,
      BeanContext events,
      FreshSignIns freshSignIns) {
    this.freshSignIns = freshSignIns;
    this.transactions = transactions;
    this.chains = chains;
    this.rowDigestCollector = rowDigestCollector;
    this.entries = entries;
    this.events = events;
  }

  /** An act of a person, in the one role in which it is done. */
  @Transactional(Transactional.TxType.MANDATORY)
  public void record(Actor actor, Entry entry) {
    append(actor.personId(), EntryKind.of(entry.getClass()).role().name(), entry);
  }

  /** An act of a person, in one of the roles in which it is done. */
  @Transactional(Transactional.TxType.MANDATORY)
  public void record(Actor actor, Role as, Entry entry) {
    EntryKind.of(entry.getClass()).requireRole(as);
    append(actor.personId(), as.name(), entry);
  }

  /** An act of the service itself, such as closing a round on time. */
  @Transactional(Transactional.TxType.MANDATORY)
  public void recordSystem(Entry entry) {
    EntryKind.of(entry.getClass()).requireSystem();
    append(null, "SYSTEM", entry);
  }

  private void append(@Nullable Long personId, String actingAs, Entry entry) {
    if (personId != null) {
      freshSignIns.requireInTransaction(personId);
    }
    EntryKind kind = EntryKind.of(entry.getClass());
    String[] object = kind.object(entry).split(" ", 2);
    append(
        personId,
        actingAs,
        kind.chain(entry),
        kind.act(entry),
        object[0],
        object[1],
        entries.write(entry));
    events.publishEvent(entry);
  }

  /** Writes an entry, whatever it says, on a chain of any name. */
  void append(
      @Nullable Long personId,
      String actingAs,
      String chain,
      String act,
      String objectType,
      String id,
      String text) {
    AuditChains.LockedChain head = lockedHead(chain);
    append(head, personId, actingAs, chain, act, objectType, id, text, rowDigestCollector.take());
    if (!act.equals(ROWS_TOLD)) {
      newest().put(head.connection(), new NewestAct(act, head.id(), head.length() + 1));
      tellWhatFollows(head.connection());
    }
  }

  private void append(
      AuditChains.LockedChain head,
      @Nullable Long personId,
      String actingAs,
      String chain,
      String act,
      String objectType,
      String id,
      String text,
      RowDigestCollector.EntryRows entryRows) {
    long position = head.length() + 1;
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
            entryRows.text());
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
        entryRows);
    chains.moveHead(head.id(), position, hash);
    transactions.proveBy(connection -> stands(connection, head.id(), position, hash));
  }

  /**
   * Whether an entry was committed. Its chain is locked before: a commit that is on its way ends
   * first, and whoever tries the act again writes the same place of the chain, which only one can.
   */
  private static boolean stands(Connection connection, long chainId, long position, String hash)
      throws SQLException {
    try (PreparedStatement lock =
        connection.prepareStatement("SELECT length FROM audit_chain WHERE id = ? FOR UPDATE")) {
      lock.setLong(1, chainId);
      lock.executeQuery().close();
    }
    try (PreparedStatement find =
        connection.prepareStatement(
            "SELECT 1 FROM audit_entry WHERE chain_id = ? AND position = ? AND hash = ?")) {
      find.setLong(1, chainId);
      find.setLong(2, position);
      find.setString(3, hash);
      try (ResultSet found = find.executeQuery()) {
        return found.next();
      }
    }
  }

  /**
   * What an act changes after its entry is told by one more, before the act is committed; it names
   * the newest act of the transaction, and has the entry of that act as its witness.
   */
  private void tellWhatFollows(long connection) {
    transactions
        .findTransactionStatus()
        .ifPresent(
            status ->
                status.registerSynchronization(
                    new TransactionSynchronization() {
                      @Override
                      public void beforeCommit(boolean readOnly) {
                        NewestAct act = newest().get(connection);
                        if (act != null && rowDigestCollector.isAnyLeft()) {
                          tellAfter(act);
                        }
                      }

                      @Override
                      public void afterCompletion(Status how) {
                        newest().remove(connection);
                      }
                    }));
  }

  private Map<Long, NewestAct> newest() {
    return Objects.requireNonNull(newest.get());
  }

  private void tellAfter(NewestAct act) {
    RowsTold entry = new RowsTold(CHAIN, AFTER, act.act());
    append(
        lockedHead(CHAIN),
        null,
        "SYSTEM",
        CHAIN,
        ROWS_TOLD,
        "rows",
        AFTER,
        entries.write(entry),
        rowDigestCollector.takeAfter(act.chainId(), act.position()));
    events.publishEvent(entry);
  }

  /** Of the many acts on a stream only the first makes its chain. */
  private AuditChains.LockedChain lockedHead(String chain) {
    return chains
        .lock(chain)
        .or(
            () -> {
              chains.ensure(chain, AuditChains.NOTHING_BEFORE);
              return chains.lock(chain);
            })
        .orElseThrow();
  }

  /**
   * The hash of an entry: SHA-256 over every field, each preceded by its length.
   *
   * @param chain name of its stream
   * @param rowsText rows and witness ({@link RowDigestCollector.EntryRows}); empty where it tells
   *     of no rows, whose hash is made without
   */
  static String hash(
      String chain,
      String previousHash,
      long position,
      Instant at,
      @Nullable Long personId,
      String actingAs,
      String act,
      String objectType,
      String objectId,
      String detail,
      String rowsText) {
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
    if (!rowsText.isEmpty()) {
      fields.add(rowsText);
    }
    fields.add("chain " + chain);
    return Digest.of(fields);
  }
}
