package org.muwahhad.catalog.proposal;

import io.micronaut.context.event.ApplicationEventPublisher;
import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;
import org.jspecify.annotations.Nullable;
import org.muwahhad.access.Actor;
import org.muwahhad.access.Role;
import org.muwahhad.audit.AuditLog;
import org.muwahhad.catalog.CatalogEntry.ItemProposalMade;
import org.muwahhad.catalog.item.AddItem;
import org.muwahhad.catalog.item.CatalogItems;
import org.muwahhad.catalog.item.ItemContent;
import org.muwahhad.catalog.item.ItemKind;
import org.muwahhad.catalog.item.ItemRules;
import org.muwahhad.catalog.item.ItemStatus;
import org.muwahhad.catalog.item.Revisions;
import org.muwahhad.catalog.template.Template;
import org.muwahhad.catalog.template.Templates;
import org.muwahhad.shared.DatabaseClock;
import org.muwahhad.shared.Faults;
import org.muwahhad.shared.Refusal;

/**
 * A procurement officer or national coordinator proposes an item that the catalog lacks, or a
 * change to one it has. The code of a new item is given by the catalog manager who accepts it.
 * Publishes {@link ItemProposed}.
 *
 * <p>Refused as invalid input at {@code reason} without a reason or with more than 1,000
 * characters, at {@code category} with {@code catalog.category-unknown}, at {@code item} with
 * {@code catalog.item-unknown}, and for the content as {@link AddItem} says; with {@code
 * catalog.item-retired} when the item was retired, and with {@code catalog.nothing-changed} when a
 * change changes nothing.
 */
@Singleton
public class ProposeItem {
  private static final int LONGEST_REASON = 1000;
  private final CatalogItems items;
  private final Revisions revisions;
  private final Templates templates;
  private final ItemRules rules;
  private final Proposals proposals;
  private final ProposalText text;
  private final DatabaseClock clock;
  private final AuditLog audit;
  private final ApplicationEventPublisher<ItemProposed> events;

  ProposeItem(
      CatalogItems items,
      Revisions revisions,
      Templates templates,
      ItemRules rules,
      Proposals proposals,
      ProposalText text,
      DatabaseClock clock,
      AuditLog audit,
      ApplicationEventPublisher<ItemProposed> events) {
    this.items = items;
    this.revisions = revisions;
    this.templates = templates;
    this.rules = rules;
    this.proposals = proposals;
    this.text = text;
    this.clock = clock;
    this.audit = audit;
    this.events = events;
  }

  /**
   * What is proposed.
   *
   * @param item code of the item to be changed; null for a new item
   * @param category CPV code of a new item; not looked at for a change
   * @param kind of a new item; not looked at for a change
   * @param reason why the item or the change is needed, at most 1,000 characters
   */
  public record ProposalDraft(
      @Nullable String item,
      @Nullable String category,
      @Nullable ItemKind kind,
      @Nullable String reason,
      ItemContent content) {}

  /** Returns the number of the proposal. */
  @Transactional
  public long run(Actor actor, ProposalDraft draft) {
    Role role = actor.require(Role.PROCUREMENT_OFFICER, Role.NATIONAL_COORDINATOR).role();
    CatalogItems.@Nullable StoredItem item = item(draft);
    String category = item == null ? text(draft.category()) : item.categoryCode();
    Template template =
        templates
            .find(category)
            .orElseThrow(
                () -> new Refusal.InvalidInput("category", "catalog.category-unknown", category));
    ItemContent content = draft.content().canonical(template);
    ItemKind kind = item == null ? draft.kind() : item.kind();
    Faults faults = new Faults();
    checkReason(faults, text(draft.reason()));
    faults.check(kind != null, "kind", "shared.missing");
    ItemRules.check(faults, content, template, rules.known());
    faults.throwIfAny();
    if (item != null && revisions.newest(item, template).equals(content)) {
      throw new Refusal.RuleBroken("catalog.nothing-changed", item.code());
    }
    if (kind == null) {
      throw new Refusal.InvalidInput("kind", "shared.missing");
    }

    Proposals.Proposal kept =
        proposals.save(proposal(actor, item, category, kind, text(draft.reason()), content));
    record(actor, role, kept, item);
    events.publishEvent(new ItemProposed(kept.id()));
    return kept.id();
  }

  static void checkReason(Faults faults, String reason) {
    faults.text("reason", reason, LONGEST_REASON);
  }

  private CatalogItems.@Nullable StoredItem item(ProposalDraft draft) {
    String code = text(draft.item());
    if (code.isEmpty()) {
      return null;
    }
    CatalogItems.StoredItem item =
        items
            .findByCode(code)
            .orElseThrow(() -> new Refusal.InvalidInput("item", "catalog.item-unknown", code));
    if (item.status() != ItemStatus.ACTIVE) {
      throw new Refusal.RuleBroken("catalog.item-retired", code);
    }
    return item;
  }

  private Proposals.Proposal proposal(
      Actor actor,
      CatalogItems.@Nullable StoredItem item,
      String category,
      ItemKind kind,
      String reason,
      ItemContent content) {
    return new Proposals.Proposal(
        0,
        item == null ? null : (Long) item.id(),
        item == null ? null : (Integer) item.revisionCount(),
        category,
        kind,
        content.name(),
        text.write(content),
        null,
        reason,
        actor.personId(),
        clock.now(),
        ProposalStatus.PROPOSED,
        null,
        null,
        null,
        null,
        null,
        false,
        0);
  }

  private void record(
      Actor actor, Role role, Proposals.Proposal kept, CatalogItems.@Nullable StoredItem item) {
    audit.record(
        actor,
        role,
        new ItemProposalMade(
            kept.id(),
            kept.name().ar(),
            kept.name().en(),
            kept.categoryCode(),
            kept.reason(),
            item == null ? null : item.code(),
            null));
  }

  private static String text(@Nullable String given) {
    return given == null ? "" : given.strip();
  }
}
