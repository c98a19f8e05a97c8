package org.muwahhad.framework.amendment;

import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.muwahhad.access.Actor;
import org.muwahhad.framework.AgreementAccess;
import org.muwahhad.framework.AgreementDays;
import org.muwahhad.framework.AgreementReach;
import org.muwahhad.organisation.StateQueries;
import org.muwahhad.shared.Bilingual;
import org.muwahhad.shared.Refusal;
import org.muwahhad.tender.notice.EformsNotices;
import org.muwahhad.tender.requirement.Requirement;
import org.muwahhad.tender.requirement.Requirements;

/**
 * Amendments for those who see their agreement: officers and coordinators where their entity or
 * state has a part, the people of its supplier, central buyers, auditors and committee members. The
 * people of a supplier that is to take the place of another read that amendment. Nobody but the
 * central purchasing body, auditors and committees reads the quantities of others.
 */
@Singleton
public class ViewAgreementAmendments {
  private final AgreementAccess access;
  private final AgreementAmendmentQueries queries;
  private final AmendedAgreementQueries agreements;
  private final AmendingSides sides;
  private final DraftPrices prices;
  private final DraftTerms terms;
  private final Requirements requirements;
  private final StateQueries states;
  private final EformsNotices notices;
  private final TermsOnDayQueries termsOnDay;
  private final AgreementDays days;

  ViewAgreementAmendments(
      AgreementAccess access,
      AgreementAmendmentQueries queries,
      AmendedAgreementQueries agreements,
      AmendingSides sides,
      DraftPrices prices,
      DraftTerms terms,
      Requirements requirements,
      StateQueries states,
      EformsNotices notices,
      TermsOnDayQueries termsOnDay,
      AgreementDays days) {
    this.access = access;
    this.queries = queries;
    this.agreements = agreements;
    this.sides = sides;
    this.prices = prices;
    this.terms = terms;
    this.requirements = requirements;
    this.states = states;
    this.notices = notices;
    this.termsOnDay = termsOnDay;
    this.days = days;
  }

  /**
   * What an agreement says at the end of a day, with what both sides have signed by now.
   *
   * @param day in Riyadh
   * @param vat rates that amendments set
   */
  public record TermsOnDay(
      LocalDate day,
      TermsOnDayQueries.PartyOnDay party,
      List<TermsOnDayQueries.ItemOnDay> items,
      List<TermsOnDayQueries.VatOnDay> vat) {}

  /**
   * The amendments of an agreement.
   *
   * @param offers what the reader's side may offer now, as far as the dossier foresees it; empty
   *     for those who act for neither
   * @param terms what it says on a day; null for those who are to take the place of its supplier
   */
  public record AgreementAmendmentsView(
      long agreementId,
      String agreementNumber,
      Bilingual lotTitle,
      List<AgreementAmendmentQueries.AgreementAmendment> amendments,
      List<AgreementChange> offers,
      @Nullable TermsOnDay terms) {}

  /** A requirement and how the successor stands to it. */
  public record WeighedRequirement(
      Requirement requirement, AgreementAmendmentQueries.AnsweredRequirement answer) {}

  /**
   * One amendment.
   *
   * @param index null where prices follow none
   * @param weighed how the successor of an item stands to the requirements
   * @param quantities what is added to balances or taken away, as far as the reader may see it
   * @param maySign whether the reader's side can sign it now: the last signature follows the
   *     consent of a supplier that takes the place of another; {@code mayDecline} whether it may
   *     say no
   * @param mayWithdraw whether the reader's side offered it
   * @param mayConsent whether the reader's company is to take the place of the supplier
   * @param hasNotice whether it has a notice in the EU's format
   */
  public record AgreementAmendmentView(
      AgreementAmendmentQueries.AgreementAmendment amendment,
      AgreementAmendmentQueries.@Nullable PriceIndex index,
      List<AgreementAmendmentQueries.PriceChange> prices,
      AgreementAmendmentQueries.@Nullable VatChange vat,
      AgreementAmendmentQueries.@Nullable ItemChange item,
      List<WeighedRequirement> weighed,
      AgreementAmendmentQueries.@Nullable PartyChange party,
      List<AgreementAmendmentQueries.BalanceChange> quantities,
      boolean maySign,
      boolean mayDecline,
      boolean mayWithdraw,
      boolean mayConsent,
      boolean hasNotice) {}

  /**
   * What a form for an amendment shows.
   *
   * @param index that prices may follow; null where they only fall
   * @param earliest first day on which they may follow it; null where they only fall
   * @param latestEnd last day to which the agreement can be renewed
   * @param requirements of its items, by item
   */
  public record AmendmentFormView(
      long agreementId,
      String agreementNumber,
      Bilingual lotTitle,
      AgreementChange change,
      Bilingual supplier,
      LocalDate endsOn,
      String currency,
      List<AmendedAgreementQueries.AgreedItemPrice> prices,
      List<AmendedAgreementQueries.AmendableBalance> balances,
      List<StateQueries.StateRow> states,
      AmendedAgreementQueries.@Nullable AgreedIndex index,
      @Nullable LocalDate earliest,
      LocalDate latestEnd,
      Map<Long, List<Requirement>> requirements) {
    /** The requirements of an item. */
    public List<Requirement> requirementsOf(long lotItemId) {
      return requirements.getOrDefault(lotItemId, List.of());
    }

    /** The places of the balances of each item, in the order of the lot. */
    public List<List<Integer>> amendableItems() {
      Map<Long, List<Integer>> places = new LinkedHashMap<>();
      for (int i = 0; i < balances.size(); i++) {
        places.computeIfAbsent(balances.get(i).lotItemId(), k -> new ArrayList<>()).add(i);
      }
      return List.copyOf(places.values());
    }
  }

  /**
   * The amendments of an agreement that the reader may see, and what it says on a day.
   *
   * @param day in Riyadh; null for today
   * @throws Refusal.NotFound when there is no such agreement, or the reader has no part in it
   */
  @Transactional
  public AgreementAmendmentsView list(Actor actor, long agreementId, @Nullable LocalDate day) {
    AgreementReach reach = access.reach(actor);
    AmendedAgreementQueries.AmendedAgreement agreement = agreement(agreementId);
    List<AgreementAmendmentQueries.AgreementAmendment> all =
        queries.list(agreementId, reach.state(), reach.entityId(), reach.supplierId());
    boolean reads = mayRead(reach, agreement);
    if (all.isEmpty() && !reads) {
      throw missing(agreementId);
    }
    return new AgreementAmendmentsView(
        agreementId,
        agreement.number(),
        agreement.lotTitle(),
        all,
        offers(actor, agreement).stream().filter(c -> !isWaiting(all, c)).toList(),
        reads ? onDay(agreementId, day == null ? days.today() : day) : null);
  }

  /** Whether an amendment of a kind waits for signatures, so that no other is offered. */
  private static boolean isWaiting(
      List<AgreementAmendmentQueries.AgreementAmendment> all, AgreementChange change) {
    return all.stream()
        .anyMatch(a -> a.kind() == change && a.status() == AmendmentStanding.OFFERED);
  }

  /**
   * Whether the reader of an amendment reads its agreement, too. A supplier that is to take the
   * place of another does not yet, and one that was replaced no longer.
   */
  @Transactional
  boolean opens(Actor actor, long agreementId) {
    return mayRead(access.reach(actor), agreement(agreementId));
  }

  private TermsOnDay onDay(long agreementId, LocalDate day) {
    return new TermsOnDay(
        day,
        termsOnDay.find(agreementId, day).orElseThrow(() -> missing(agreementId)),
        termsOnDay.listItems(agreementId, day),
        termsOnDay.listVat(agreementId, day));
  }

  private List<AgreementChange> offers(
      Actor actor, AmendedAgreementQueries.AmendedAgreement agreement) {
    return sides
        .find(actor, agreement.supplierId())
        .filter(side -> agreement.isAmendable())
        .map(
            side ->
                Arrays.stream(AgreementChange.values())
                    .filter(c -> c.isOf(side) && terms.isForeseen(agreement, c))
                    .toList())
        .orElse(List.of());
  }

  private boolean mayRead(
      AgreementReach reach, AmendedAgreementQueries.AmendedAgreement agreement) {
    return reach.isOfSupplier()
        ? reach.supplierId() == agreement.supplierId()
        : agreements.countParts(agreement.id(), reach.state(), reach.entityId()) > 0;
  }

  /**
   * The key of an amendment.
   *
   * @throws Refusal.NotFound when there is none, or the reader may not see it
   */
  @Transactional
  long id(Actor actor, long agreementId, int number) {
    return find(access.reach(actor), agreementId, number).id();
  }

  /** The number of an amendment within its agreement. */
  @Transactional
  int number(long id) {
    return queries
        .findNumber(id)
        .map(AgreementAmendmentQueries.AmendmentNumber::number)
        .orElseThrow(() -> new Refusal.NotFound("amendment " + id));
  }

  /**
   * One amendment.
   *
   * @throws Refusal.NotFound when there is none, or the reader may not see it
   */
  @Transactional
  public AgreementAmendmentView get(Actor actor, long agreementId, int number) {
    AgreementReach reach = access.reach(actor);
    AgreementAmendmentQueries.AgreementAmendment amendment = find(reach, agreementId, number);
    AmendedAgreementQueries.AmendedAgreement agreement = agreement(agreementId);
    Optional<AgreementAmendmentQueries.PartyChange> party = queries.findParty(amendment.id());
    boolean open = amendment.status() == AmendmentStanding.OFFERED && agreement.isAmendable();
    Optional<AmendingSide> side = sides.find(actor, amendment.supplierId()).filter(s -> open);
    return new AgreementAmendmentView(
        amendment,
        queries.findIndex(amendment.id()).orElse(null),
        queries.listPrices(amendment.id()),
        queries.findVat(amendment.id()).orElse(null),
        queries.findItem(amendment.id()).orElse(null),
        weighed(agreement, amendment.id()),
        party.orElse(null),
        reach.isOfSupplier() && reach.supplierId() != amendment.supplierId()
            ? List.of()
            : queries.listQuantities(amendment.id(), reach.state(), reach.entityId()),
        side.filter(s -> !amendment.isSignedBy(s)).isPresent()
            && !(amendment.isSignedByOne() && party.filter(p -> !p.isConsented()).isPresent()),
        side.filter(s -> s != amendment.offeredSide()).isPresent(),
        side.filter(s -> s == amendment.offeredSide()).isPresent(),
        open
            && party.filter(p -> !p.isConsented() && sides.isOf(actor, p.supplierId())).isPresent(),
        amendment.status() == AmendmentStanding.IN_FORCE && notices.isPublished());
  }

  private List<WeighedRequirement> weighed(
      AmendedAgreementQueries.AmendedAgreement agreement, long id) {
    List<AgreementAmendmentQueries.AnsweredRequirement> answers = queries.listAnswers(id);
    if (answers.isEmpty()) {
      return List.of();
    }
    Map<Long, Requirement> known =
        requirements.listOfLot(agreement.tenderId(), agreement.lotId()).stream()
            .collect(Collectors.toMap(Requirement::id, r -> r));
    return answers.stream()
        .map(a -> new WeighedRequirement(Objects.requireNonNull(known.get(a.requirementId())), a))
        .toList();
  }

  /**
   * What the form for an amendment of a kind shows.
   *
   * @throws Refusal.NotFound to those who act for neither side, and where the dossier foresees no
   *     such change
   */
  @Transactional
  AmendmentFormView form(Actor actor, long agreementId, AgreementChange change) {
    AmendedAgreementQueries.AmendedAgreement agreement = agreement(agreementId);
    if (!offers(actor, agreement).contains(change)) {
      throw missing(agreementId);
    }
    Optional<AmendedAgreementQueries.AgreedIndex> index = prices.findIndex(agreement);
    return new AmendmentFormView(
        agreementId,
        agreement.number(),
        agreement.lotTitle(),
        change,
        agreement.supplier(),
        agreement.endsOn(),
        agreement.currency(),
        agreements.listPrices(agreementId),
        change == AgreementChange.QUANTITY ? agreements.listBalances(agreementId) : List.of(),
        change == AgreementChange.VAT ? states.list() : List.of(),
        index.orElse(null),
        index.map(i -> prices.earliest(agreement)).orElse(null),
        terms.latestEnd(agreement),
        change == AgreementChange.ITEM
            ? requirements.listOfLot(agreement.tenderId(), agreement.lotId()).stream()
                .collect(Collectors.groupingBy(Requirement::lotItemId))
            : Map.of());
  }

  /**
   * What an address names that an amendment is to change.
   *
   * @throws Refusal.NotFound where it names nothing
   */
  AgreementChange change(Actor actor, String named) {
    sides.requirePart(actor);
    return Arrays.stream(AgreementChange.values())
        .filter(c -> c.name().equals(named))
        .findFirst()
        .orElseThrow(() -> new Refusal.NotFound("amendment of " + named));
  }

  private AgreementAmendmentQueries.AgreementAmendment find(
      AgreementReach reach, long agreementId, int number) {
    return queries
        .find(agreementId, number, reach.state(), reach.entityId(), reach.supplierId())
        .orElseThrow(
            () -> new Refusal.NotFound("amendment " + number + " of agreement " + agreementId));
  }

  private AmendedAgreementQueries.AmendedAgreement agreement(long agreementId) {
    return agreements.find(agreementId).orElseThrow(() -> missing(agreementId));
  }

  private static Refusal missing(long agreementId) {
    return new Refusal.NotFound("agreement " + agreementId);
  }
}
