package org.muwahhad.tender;

import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.muwahhad.shared.Bilingual;

/**
 * A tender with all its parts, as one person may see them. Benchmark prices are not in it, and for
 * suppliers no panel members: neither is for those who bid.
 *
 * @param priceIndex that prices of its agreements may follow; null where they follow none
 * @param procedure why the tender is not open; null when it is
 * @param requirements what applicants of a selective tender must meet
 */
public record TenderFile(
    TenderQueries.Tender tender,
    List<LotFile> lots,
    List<TenderQueries.Criterion> criteria,
    List<TenderQueries.Rule> rules,
    PriceIndexQueries.@Nullable DossierIndex priceIndex,
    List<TenderDates.FollowingDate> dates,
    List<TenderQueries.PanelMember> panels,
    List<TenderQueries.Milestone> milestones,
    ProcedureQueries.@Nullable Procedure procedure,
    List<ProcedureQueries.Requirement> requirements) {
  public TenderFile {
    lots = List.copyOf(lots);
    criteria = List.copyOf(criteria);
    rules = List.copyOf(rules);
    dates = List.copyOf(dates);
    panels = List.copyOf(panels);
    milestones = List.copyOf(milestones);
    requirements = List.copyOf(requirements);
  }

  /** A lot with its items. */
  public record LotFile(
      long id, int number, Bilingual title, LotStatus status, List<ItemFile> items) {
    public LotFile {
      items = List.copyOf(items);
    }
  }

  /** An item of a lot; the quantity is in its unit. */
  public record ItemFile(
      long id,
      long revisionId,
      String code,
      Bilingual name,
      String categoryCode,
      String unitCode,
      Bilingual unit,
      BigDecimal quantity,
      boolean freeOfCharge) {}

  /** The members of one panel, the chair first, then its alternates in the order of their call. */
  public List<TenderQueries.PanelMember> members(Panel panel) {
    return panels.stream().filter(m -> m.panel() == panel).toList();
  }

  /** The criteria of one kind, in order. */
  public List<TenderQueries.Criterion> criteria(CriterionKind kind) {
    return criteria.stream().filter(c -> c.kind() == kind).toList();
  }

  /** What the deadline for bids had to keep, or null. */
  public @Nullable ComputedDeadline deadlineComputed() {
    return ComputedDeadline.deadline(
            rules, tender.procurementMethod(), tender.urgencyReason() != null, tender.publishedAt())
        .orElse(null);
  }

  /** What the time to apply for prequalification had to keep, or null. */
  public @Nullable ComputedDeadline applicationsComputed() {
    return ComputedDeadline.applications(rules, tender.publishedAt()).orElse(null);
  }

  /** How a date that follows from the deadline was computed. */
  public @Nullable ComputedDeadline computed(TenderDates.FollowingDate date) {
    return ComputedDeadline.following(rules, tender.deadline()).get(date.code());
  }
}
