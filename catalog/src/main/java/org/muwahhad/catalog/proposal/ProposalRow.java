package org.muwahhad.catalog.proposal;

import static io.micronaut.data.annotation.Relation.Kind.EMBEDDED;

import io.micronaut.core.annotation.Introspected;
import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;
import io.micronaut.data.annotation.Relation;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.muwahhad.catalog.item.ItemKind;
import org.muwahhad.shared.Bilingual;

/**
 * A proposal in a list. Instants are UTC.
 *
 * @param itemCode the item to be changed; none when a new one is proposed
 * @param basedOn number of the revision that the proposer saw, or null
 * @param entity name of the entity whose officer proposed it, or null
 * @param decisionNote why it was declined, or what the proposer was informed beside, or null
 * @param resultCode the item published, revised or meant already, or null
 * @param resultRevision number of the revision published, or null
 * @param edited whether something else than proposed was published
 */
@Introspected
@MappedEntity("item_proposal")
public record ProposalRow(
    @Id long id,
    ProposalStatus status,
    @Relation(EMBEDDED) Bilingual name,
    String categoryCode,
    ItemKind kind,
    @Relation(EMBEDDED) Bilingual category,
    @Nullable String itemCode,
    @Nullable Integer basedOn,
    String reason,
    long proposedBy,
    @Relation(EMBEDDED) Bilingual proposer,
    @Relation(EMBEDDED) @Nullable Bilingual entity,
    Instant proposedAt,
    @Relation(EMBEDDED) @Nullable Bilingual decider,
    @Nullable Instant decidedAt,
    @Nullable String decisionNote,
    @Nullable String resultCode,
    @Nullable Integer resultRevision,
    boolean edited) {
  public Bilingual categoryName() {
    return category;
  }

  public boolean isWaiting() {
    return status == ProposalStatus.PROPOSED;
  }
}
