package org.muwahhad.catalog.proposal;

import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.muwahhad.access.Actor;
import org.muwahhad.catalog.item.AddItem;
import org.muwahhad.catalog.item.CatalogItems;
import org.muwahhad.catalog.item.ItemContent;
import org.muwahhad.catalog.item.ItemKind;
import org.muwahhad.catalog.item.PublishedRevision;
import org.muwahhad.catalog.item.ReviseItem;
import org.muwahhad.catalog.template.Templates;
import org.muwahhad.shared.Faults;
import org.muwahhad.shared.Refusal;

/**
 * A catalog manager accepts a proposal, as it is or edited: a new item is added, or a further
 * revision of the item is published. A need is completed first. Publishes {@link ProposalDecided}.
 *
 * <p>Refused with {@code catalog.proposal-decided} when it was decided or withdrawn, with {@code
 * catalog.proposal-own} to the person who proposed it, at {@code note} with more than 1,000
 * characters, at {@code category}, {@code kind} or {@code content} with {@code shared.missing} when
 * a need is not completed, and as {@link AddItem} or {@link ReviseItem} refuses; in particular with
 * {@code shared.changed-meanwhile} when the item has a newer revision than the manager saw.
 */
@Singleton
public class AcceptProposal {
  private static final int LONGEST_NOTE = 1000;
  private final ProposalRecord record;
  private final ProposalText text;
  private final CatalogItems items;
  private final Templates templates;
  private final AddItem addItem;
  private final ReviseItem reviseItem;

  AcceptProposal(
      ProposalRecord record,
      ProposalText text,
      CatalogItems items,
      Templates templates,
      AddItem addItem,
      ReviseItem reviseItem) {
    this.record = record;
    this.text = text;
    this.items = items;
    this.templates = templates;
    this.addItem = addItem;
    this.reviseItem = reviseItem;
  }

  /**
   * How a proposal is accepted.
   *
   * @param code of the new item; not looked at for a change
   * @param basedOn number of the revision that the manager saw; null for the one the proposer saw
   * @param content what is published; null for what was proposed
   * @param note sent to the proposer with the decision, at most 1,000 characters, or null
   * @param category CPV code of what is published for a need; not looked at for others
   * @param kind of what is published for a need; not looked at for others
   */
  public record Acceptance(
      @Nullable String code,
      @Nullable Integer basedOn,
      @Nullable ItemContent content,
      @Nullable String note,
      @Nullable String category,
      @Nullable ItemKind kind) {}

  @Transactional
  public PublishedRevision run(Actor actor, long id, Acceptance acceptance) {
    Proposals.Proposal proposal = record.open(actor, id, ProposalStatus.ProposalEvent.ACCEPT);
    String note = ProposalRecord.note(acceptance.note());
    new Faults().atMost("note", Objects.requireNonNullElse(note, ""), LONGEST_NOTE).throwIfAny();
    NewItem item = item(proposal, acceptance);

    String code = code(proposal, acceptance);
    PublishedRevision published =
        proposal.itemId() == null
            ? addItem.run(
                actor, new AddItem.ItemDraft(code, item.category(), item.kind(), item.content()))
            : reviseItem.run(
                actor,
                code,
                new ReviseItem.RevisionChange(basedOn(proposal, acceptance), item.content()));
    record.decide(
        actor,
        proposal,
        new Proposals.ProposalOutcome(
            ProposalStatus.ProposalEvent.ACCEPT.to(),
            actor.personId(),
            note,
            published.itemId(),
            published.number(),
            isEdited(proposal, item)),
        code);
    return published;
  }

  /** What is published: what was proposed, and for a need what the manager completed. */
  private record NewItem(String category, ItemKind kind, ItemContent content) {}

  private NewItem item(Proposals.Proposal proposal, Acceptance acceptance) {
    String proposed = proposal.content();
    String category =
        proposal.categoryCode() == null ? acceptance.category() : proposal.categoryCode();
    ItemKind kind = proposal.kind() == null ? acceptance.kind() : proposal.kind();
    ItemContent content =
        acceptance.content() == null && proposed != null
            ? text.read(proposed)
            : acceptance.content();
    if (category == null || category.isBlank() || kind == null || content == null) {
      throw new Refusal.InvalidInput(
          category == null || category.isBlank() ? "category" : kind == null ? "kind" : "content",
          "shared.missing");
    }
    return new NewItem(category.strip(), kind, content);
  }

  /** Whether something else was published than proposed; a need is completed and not edited. */
  private boolean isEdited(Proposals.Proposal proposal, NewItem item) {
    String proposed = proposal.content();
    if (proposed == null) {
      return false;
    }
    ItemContent before = text.read(proposed);
    return templates
        .find(item.category())
        .map(t -> !item.content().canonical(t).equals(before.canonical(t)))
        .orElse(false);
  }

  private String code(Proposals.Proposal proposal, Acceptance acceptance) {
    Long changed = proposal.itemId();
    if (changed != null) {
      return items
          .findById(changed)
          .map(CatalogItems.StoredItem::code)
          .orElseThrow(() -> new Refusal.NotFound("item " + changed));
    }
    return acceptance.code() == null ? "" : acceptance.code().strip();
  }

  private static int basedOn(Proposals.Proposal proposal, Acceptance acceptance) {
    Integer seen = acceptance.basedOn() == null ? proposal.basedOn() : acceptance.basedOn();
    return seen == null ? 0 : seen;
  }
}
