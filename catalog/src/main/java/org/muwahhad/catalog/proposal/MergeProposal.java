package org.muwahhad.catalog.proposal;

import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.muwahhad.access.Actor;
import org.muwahhad.catalog.item.CatalogItems;
import org.muwahhad.catalog.item.ItemStatus;
import org.muwahhad.shared.Faults;

/**
 * A catalog manager merges a proposal with an item that the catalog already has; the proposer is
 * told which. Publishes {@link ProposalDecided}.
 *
 * <p>Refused with {@code catalog.proposal-decided} when it was decided or withdrawn, with {@code
 * catalog.proposal-own} to the person who proposed it, and as invalid input at {@code item} with
 * {@code shared.missing}, {@code catalog.item-unknown}, {@code catalog.item-retired} or, for a
 * change, {@code catalog.merge-with-itself}, and at {@code note} with more than 1,000 characters.
 */
@Singleton
public class MergeProposal {
  private static final int LONGEST_NOTE = 1000;
  private final ProposalRecord record;
  private final CatalogItems items;

  MergeProposal(ProposalRecord record, CatalogItems items) {
    this.record = record;
    this.items = items;
  }

  /**
   * Merges.
   *
   * @param itemCode the item that serves the need
   * @param note sent to the proposer, or null
   */
  @Transactional
  public void run(Actor actor, long id, String itemCode, @Nullable String note) {
    Proposals.Proposal proposal = record.open(actor, id, ProposalStatus.ProposalEvent.MERGE);
    String code = itemCode.strip().toUpperCase(Locale.ROOT);
    String words = ProposalRecord.note(note);
    Faults faults =
        new Faults().atMost("note", Objects.requireNonNullElse(words, ""), LONGEST_NOTE);
    Optional<CatalogItems.StoredItem> item = item(faults, proposal, code);
    faults.throwIfAny();

    record.decide(
        actor,
        proposal,
        new Proposals.ProposalOutcome(
            ProposalStatus.ProposalEvent.MERGE.to(),
            actor.personId(),
            words,
            item.orElseThrow().id(),
            null,
            false),
        code);
  }

  private Optional<CatalogItems.StoredItem> item(
      Faults faults, Proposals.Proposal proposal, String code) {
    if (code.isEmpty()) {
      faults.check(false, "item", "shared.missing");
      return Optional.empty();
    }
    Optional<CatalogItems.StoredItem> item = items.findByCode(code);
    faults.check(item.isPresent(), "item", "catalog.item-unknown", code);
    item.ifPresent(
        i ->
            faults
                .check(i.status() == ItemStatus.ACTIVE, "item", "catalog.item-retired", code)
                .check(
                    proposal.itemId() == null || proposal.itemId() != i.id(),
                    "item",
                    "catalog.merge-with-itself"));
    return item;
  }
}
