package org.muwahhad.audit;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** An entry as it is stored, with all that its hash takes. The instant is UTC. */
interface HashedEntry {
  long position();

  Instant at();

  @Nullable Long personId();

  String actingAs();

  String act();

  String objectType();

  String objectId();

  String detail();

  String previousHash();

  @Nullable String rowsSession();

  @Nullable Long rowsFirst();

  @Nullable Long rowsLast();

  @Nullable String rowsSha256();

  @Nullable Long witnessId();

  @Nullable String witnessHash();

  /** What the hash of such an entry of the chain is. */
  default String ownHash(String chain) {
    return AuditLog.hash(
        chain,
        previousHash(),
        position(),
        at(),
        personId(),
        actingAs(),
        act(),
        objectType(),
        objectId(),
        detail(),
        RowDigestCollector.EntryRows.text(this));
  }
}
