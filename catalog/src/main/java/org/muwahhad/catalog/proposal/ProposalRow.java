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
 * @param categoryCode of the item, as kind and category; null for a need
 * @param itemCode the item to be changed; none when a new one is proposed
 * @param basedOn number of the revision that the proposer saw, or null
 * @param example of a need: an example or price, which may be empty; else null
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
    @Nullable String categoryCode,
    @Nullable ItemKind kind,
    @Relation(EMBEDDED) @Nullable Bilingual category,
    @Nullable String itemCode,
    @Nullable Integer basedOn,
    String reason,
    @Nullable String example,
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
  /** Empty for a need. */
  public Bilingual categoryName() {
    return Bilingual.orEmpty(category);
  }

  /** Whether it says what is lacking and leaves the rest to the catalog manager. */
  public boolean isNeed() {
    return categoryCode == null;
  }

  public boolean isWaiting() {
    return status == ProposalStatus.PROPOSED;
  }
}
