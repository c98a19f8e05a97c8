package org.muwahhad.tender.publication;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.muwahhad.catalog.item.Specifications;
import org.muwahhad.shared.Bilingual;
import org.muwahhad.shared.NumberText;
import org.muwahhad.tender.ComputedDeadline;
import org.muwahhad.tender.CriterionKind;
import org.muwahhad.tender.LotStatus;
import org.muwahhad.tender.PriceIndexQueries;
import org.muwahhad.tender.ProcedureQueries;
import org.muwahhad.tender.ProcurementMethod;
import org.muwahhad.tender.PublicState;
import org.muwahhad.tender.TenderDates;
import org.muwahhad.tender.TenderQueries;
import org.muwahhad.tender.TenderRule;
import org.muwahhad.tender.amendment.AmendmentFile;
import org.muwahhad.tender.document.DossierDocument;
import org.muwahhad.tender.question.AnsweredQuestion;
import org.muwahhad.tender.requirement.Requirement;
import org.muwahhad.web.Texts;

/**
 * A published tender as everybody reads it: what is asked for, where it is delivered and by which
 * rules, what was answered and, once it has come to that, who took part and who won. No estimate,
 * no panel, no entity's demand.
 *
 * @param priceIndex that prices of its agreements may follow; null where they follow none
 * @param dates that follow from the deadline
 * @param conditions that an amendment added; null without
 * @param documents of the dossier, in force
 * @param amendments in force, the newest first
 * @param procedure why it is not open; null when it is
 * @param requirements what applicants of a selective tender must meet
 * @param full whether the whole dossier is here: criteria, specifications, conditions, amendments
 *     and answers of a tender that is not open are for those invited until the opening
 * @param bidders whose bids were opened; empty before the opening
 * @param awards in effect, of a divided lot one for each winner; empty before the award
 * @param awardItems what each of these awards gives of each item
 * @param unawarded lots that ended without an award, and why; shown once others are awarded
 */
public record PublicNotice(
    PublishedTenderQueries.PublishedTenderHead tender,
    List<LotNotice> lots,
    List<TenderQueries.Criterion> criteria,
    List<TenderQueries.Rule> rules,
    PriceIndexQueries.@Nullable DossierIndex priceIndex,
    List<TenderDates.FollowingDate> dates,
    @Nullable Bilingual conditions,
    List<DossierDocument> documents,
    List<AmendmentFile> amendments,
    List<AnsweredQuestion> answers,
    ProcedureQueries.@Nullable Procedure procedure,
    List<ProcedureQueries.Requirement> requirements,
    boolean full,
    List<PublishedTenderQueries.Bidder> bidders,
    List<PublishedTenderQueries.AwardRow> awards,
    List<PublishedTenderQueries.AwardItemRow> awardItems,
    List<PublishedTenderQueries.UnawardedRow> unawarded) {
  private static final List<String> GUARANTEES =
      List.of(TenderRule.BID_VALIDITY_DAYS.code(), "bid-security.", "performance-guarantee.");

  /** The same without who bid, for a panel to which bidders are masked. */
  PublicNotice withoutBidders() {
    return new PublicNotice(
        tender,
        lots,
        criteria,
        rules,
        priceIndex,
        dates,
        conditions,
        documents,
        amendments,
        answers,
        procedure,
        requirements,
        full,
        List.of(),
        awards,
        awardItems,
        unawarded);
  }

  public PublicNotice {
    lots = List.copyOf(lots);
    criteria = List.copyOf(criteria);
    rules = List.copyOf(rules);
    dates = List.copyOf(dates);
    documents = List.copyOf(documents);
    amendments = List.copyOf(amendments);
    answers = List.copyOf(answers);
    requirements = List.copyOf(requirements);
    bidders = List.copyOf(bidders);
    awards = List.copyOf(awards);
    awardItems = List.copyOf(awardItems);
    unawarded = List.copyOf(unawarded);
  }

  /**
   * A lot with its items.
   *
   * @param places where they are delivered
   */
  public record LotNotice(
      long id,
      int number,
      Bilingual title,
      LotStatus status,
      List<ItemNotice> items,
      List<PlaceNotice> places) {
    public LotNotice {
      items = List.copyOf(items);
      places = List.copyOf(places);
    }

    /** The states that something of it is delivered to. */
    public List<Bilingual> states() {
      return places.stream().map(PlaceNotice::state).distinct().toList();
    }

    /** An item of it. */
    public ItemNotice item(long itemId) {
      return items.stream().filter(i -> i.id() == itemId).findFirst().orElseThrow();
    }

    /**
     * The cities and states that an item is delivered to, each with its quantity and on a line of
     * its own; empty where none is known.
     */
    public String deliveries(ItemNotice item, Texts t) {
      return places.stream()
          .flatMap(
              place ->
                  place.quantities().stream()
                      .filter(q -> q.itemId() == item.id())
                      .map(
                          q ->
                              t.of(place.city())
                                  + t.formats().comma()
                                  + t.of(place.state())
                                  + ": "
                                  + NumberText.plain(q.quantity().stripTrailingZeros())
                                  + " "
                                  + t.of(item.unit())))
          .collect(Collectors.joining("\n"));
    }
  }

  /**
   * A city of a state to which items of a lot are delivered, for whichever entities there.
   *
   * @param stateCode ISO 3166-1
   */
  public record PlaceNotice(
      String stateCode, Bilingual state, Bilingual city, List<PlaceQuantity> quantities) {
    public PlaceNotice {
      quantities = List.copyOf(quantities);
    }
  }

  /** How much of an item is delivered to a place; in the unit of the item. */
  public record PlaceQuantity(long itemId, BigDecimal quantity) {}

  /**
   * An item with what the catalog says of it; the quantity is in its unit.
   *
   * @param requirements what bids for it are held against
   * @param note that an amendment added; null without
   */
  public record ItemNotice(
      long id,
      String code,
      Bilingual name,
      String categoryCode,
      String unitCode,
      Bilingual unit,
      BigDecimal quantity,
      boolean freeOfCharge,
      Specifications.Specification specification,
      List<Requirement> requirements,
      @Nullable Bilingual note) {
    public ItemNotice {
      requirements = List.copyOf(requirements);
    }
  }

  /** What the notice has, in order, by the names that these parts have on its page. */
  public List<String> contents() {
    List<String> parts = new ArrayList<>();
    add(parts, !awards.isEmpty(), "award");
    parts.add("schedule");
    add(parts, !requirements.isEmpty(), "requirements");
    add(parts, full && tender.state() == PublicState.OPEN, "part");
    parts.add("lots");
    add(parts, full, "criteria");
    add(parts, !guarantees().isEmpty(), "guarantees");
    add(parts, !otherRules().isEmpty(), "rules");
    add(parts, priceIndex != null, "price-index");
    add(parts, conditions != null, "conditions");
    add(parts, full, "amendments");
    add(parts, full, "questions");
    add(parts, tender.openedAt() != null, "opening");
    parts.add("documents");
    return parts;
  }

  private static void add(List<String> parts, boolean there, String part) {
    if (there) {
      parts.add(part);
    }
  }

  /** Whether it called for competition: everybody could bid or apply to be prequalified. */
  public boolean callsForCompetition() {
    return tender.procurementMethod().equals(ProcurementMethod.OPEN.code())
        || tender.procurementMethod().equals(ProcurementMethod.SELECTIVE.code());
  }

  /** Whether its awards are in effect and its agreements concluded. */
  public boolean hasAgreements() {
    return tender.state() == PublicState.AWARDED;
  }

  /** Whether suppliers can apply to be prequalified at an instant. */
  public boolean takesApplications(Instant now) {
    Instant until = procedure == null ? null : procedure.applicationsUntil();
    return tender.state() == PublicState.OPEN && until != null && now.isBefore(until);
  }

  /** The criteria of one kind, in order. */
  public List<TenderQueries.Criterion> criteria(CriterionKind kind) {
    return criteria.stream().filter(c -> c.kind() == kind).toList();
  }

  /** The rules on bid securities and guarantees, and on how long bids bind. */
  public List<TenderQueries.Rule> guarantees() {
    return rules.stream().filter(PublicNotice::isOfGuarantees).toList();
  }

  /** The other rules. */
  public List<TenderQueries.Rule> otherRules() {
    return rules.stream().filter(r -> !isOfGuarantees(r)).toList();
  }

  private static boolean isOfGuarantees(TenderQueries.Rule rule) {
    return GUARANTEES.stream().anyMatch(start -> rule.code().startsWith(start));
  }

  /** When the notice changed last: published, amended, answered, opened or awarded. */
  public Instant lastChange() {
    return Stream.of(
            Stream.of(Optional.of(tender.publishedAt()), Optional.ofNullable(tender.openedAt())),
            amendments.stream().map(a -> Optional.ofNullable(a.amendment().publishedAt())),
            answers.stream().map(a -> Optional.of(a.answeredAt())),
            awards.stream().map(a -> Optional.ofNullable(a.activeAt())))
        .flatMap(Function.identity())
        .flatMap(Optional::stream)
        .max(Comparator.naturalOrder())
        .orElse(tender.publishedAt());
  }

  /** Days that bidders keep after an amendment; 0 where no rule says. */
  public int daysAfterAmendment() {
    return rules.stream()
        .filter(r -> r.code().equals(TenderRule.AMENDMENT_EXTENSION_DAYS.code()))
        .mapToInt(r -> r.value().intValue())
        .findFirst()
        .orElse(0);
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
    return ComputedDeadline.following(rules, tender.deadlineAt()).get(date.code());
  }

  /** The rule that a date follows from. */
  public TenderQueries.Rule rule(String code) {
    return rules.stream().filter(r -> r.code().equals(code)).findFirst().orElseThrow();
  }

  /** The date that follows by a rule, if the tender has it. */
  public java.util.Optional<TenderDates.FollowingDate> date(String code) {
    return dates.stream().filter(d -> d.code().equals(code)).findFirst();
  }
}
