package org.muwahhad.catalog.proposal;

import io.micronaut.core.annotation.Introspected;
import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.muwahhad.catalog.item.ItemKind;
import org.muwahhad.shared.Bilingual;

/**
 * A proposal in a list. Instants are UTC.
 *
 * @param itemCode the item to be changed; none when a new one is proposed
 * @param basedOn number of the revision that the proposer saw, or null
 * @param entityAr name of the entity whose officer proposed it, or null
 * @param decisionNote why it was declined, or what the proposer was told beside, or null
 * @param resultCode the item published, revised or meant already, or null
 * @param resultRevision number of the revision published, or null
 * @param edited whether something else than proposed was published
 */
@Introspected
@MappedEntity("item_proposal")
public record ProposalRow(
    @Id long id,
    ProposalStatus status,
    String nameAr,
    String nameEn,
    String categoryCode,
    ItemKind kind,
    String categoryAr,
    String categoryEn,
    @Nullable String itemCode,
    @Nullable Integer basedOn,
    String reason,
    long proposedBy,
    String proposerAr,
    String proposerEn,
    @Nullable String entityAr,
    @Nullable String entityEn,
    Instant proposedAt,
    @Nullable String deciderAr,
    @Nullable String deciderEn,
    @Nullable Instant decidedAt,
    @Nullable String decisionNote,
    @Nullable String resultCode,
    @Nullable Integer resultRevision,
    boolean edited) {

  public Bilingual name() {
    return new Bilingual(nameAr, nameEn);
  }

  public Bilingual categoryName() {
    return new Bilingual(categoryAr, categoryEn);
  }

  public Bilingual proposer() {
    return new Bilingual(proposerAr, proposerEn);
  }

  public @Nullable Bilingual entity() {
    return entityAr == null || entityEn == null ? null : new Bilingual(entityAr, entityEn);
  }

  public @Nullable Bilingual decider() {
    return deciderAr == null || deciderEn == null ? null : new Bilingual(deciderAr, deciderEn);
  }

  public boolean isWaiting() {
    return status == ProposalStatus.PROPOSED;
  }
}
