package org.muwahhad.reporting.figures;

import jakarta.inject.Singleton;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.muwahhad.access.Actor;
import org.muwahhad.access.Role;
import org.muwahhad.award.AwardQueries;
import org.muwahhad.award.LetterQueries;
import org.muwahhad.award.ViewOutcomeLetter;
import org.muwahhad.guarantee.ViewGuarantees;
import org.muwahhad.reporting.Issue;
import org.muwahhad.reporting.ReportKind;
import org.muwahhad.reporting.Reporter;
import org.muwahhad.reporting.Subject;
import org.muwahhad.reporting.Wording;
import org.muwahhad.reports.Bilingual;
import org.muwahhad.reports.Money;
import org.muwahhad.reports.Price;
import org.muwahhad.reports.letter.LetterTemplate;
import org.muwahhad.reports.letter.OutcomeLetter;
import org.muwahhad.shared.Language;
import org.muwahhad.shared.Refusal;
import org.muwahhad.shared.RiyadhDay;
import org.muwahhad.tender.NoAward;
import org.muwahhad.tender.TenderQueries;
import org.muwahhad.tender.TenderRule;
import org.muwahhad.tender.TenderStatus;
import org.muwahhad.web.PublicAddress;
import org.muwahhad.web.Texts;

/**
 * The letter to a bidder on the outcome of a tender, to that bidder, and as a copy to central
 * buyers and auditors ({@link ViewOutcomeLetter}). Its subject has the bidder in it, as {@code
 * 12-34}, so that no two have the same address.
 */
@Singleton
class LetterReporter implements Reporter<OutcomeLetter> {
  private final ViewOutcomeLetter viewOutcomeLetter;
  private final TenderQueries tenders;
  private final ViewGuarantees guarantees;
  private final PublicAddress address;

  LetterReporter(
      ViewOutcomeLetter viewOutcomeLetter,
      TenderQueries tenders,
      ViewGuarantees guarantees,
      PublicAddress address) {
    this.viewOutcomeLetter = viewOutcomeLetter;
    this.tenders = tenders;
    this.guarantees = guarantees;
    this.address = address;
  }

  @Override
  public ReportKind kind() {
    return ReportKind.LETTER;
  }

  @Override
  public GatheredReport<OutcomeLetter> gather(Actor actor, Subject subject) {
    if (!subject.part().matches("\\d{1,18}")) {
      throw new Refusal.NotFound("letter " + subject.written());
    }
    long supplier = Long.parseLong(subject.part());
    ViewOutcomeLetter.OutcomeLetterView letter =
        viewOutcomeLetter.get(actor, subject.id(), supplier);
    LocalDate guaranteeDue = guaranteeDue(actor, subject.id(), supplier);
    return new GatheredReport<>(
        actor.require(Role.CENTRAL_BUYER, Role.AUDITOR, Role.BIDDER).role(),
        letter.tender().number(),
        false,
        new LetterTemplate(),
        issue -> letter(letter, guaranteeDue, issue));
  }

  /** The last day of all guarantees due; null while no award is in force. */
  private @Nullable LocalDate guaranteeDue(Actor actor, long tenderId, long supplierId) {
    return guarantees.list(actor).stream()
        .filter(g -> g.due().tenderId() == tenderId && g.due().supplierId() == supplierId)
        .map(g -> RiyadhDay.of(g.until()))
        .max(LocalDate::compareTo)
        .orElse(null);
  }

  private OutcomeLetter letter(
      ViewOutcomeLetter.OutcomeLetterView letter, @Nullable LocalDate guaranteeDue, Issue issue) {
    TenderQueries.Tender tender = letter.tender();
    BigDecimal percent =
        tenders.ruleOrOtherwise(tender.id(), TenderRule.PERFORMANCE_GUARANTEE_PERCENT);
    List<OutcomeLetter.LotWon> won = new ArrayList<>();
    List<OutcomeLetter.LotNotWon> others = new ArrayList<>();
    for (LetterQueries.LetterLot lot : letter.lots()) {
      if (own(letter, lot).isPresent()) {
        won.add(won(letter, lot, percent));
      } else {
        others.add(other(letter, lot));
      }
    }
    Instant until = tender.standstillUntil();
    boolean stands = until != null && tender.status() == TenderStatus.STANDSTILL;
    return new OutcomeLetter(
        tender.number(),
        Wording.of(tender.title()),
        Wording.both("reporting.procuring-body"),
        issue.at(),
        Wording.of(letter.supplier()),
        stands ? until : null,
        won,
        others,
        letter.notBidFor().isEmpty()
            ? null
            : Wording.both(
                "award.letter.not-bid", letter.notBidFor().size(), letter.lotsNotBidFor()),
        letter.findings().stream().map(LetterReporter::finding).toList(),
        percent.signum() == 0 || won.isEmpty()
            ? null
            : new OutcomeLetter.Guarantee(
                percent.stripTrailingZeros(),
                tenders
                    .ruleOrOtherwise(tender.id(), TenderRule.PERFORMANCE_GUARANTEE_WORKING_DAYS)
                    .intValue(),
                guaranteeDue),
        letter.mayComplain() ? address.of("/tenders/" + tender.id() + "/complaints/new") : null,
        new OutcomeLetter.Signatory(
            Wording.both("reporting.procuring-body"),
            Bilingual.empty(),
            Wording.both("reporting.letter.signatory")),
        issue.proof());
  }

  private static OutcomeLetter.LotWon won(
      ViewOutcomeLetter.OutcomeLetterView letter, LetterQueries.LetterLot lot, BigDecimal percent) {
    LetterQueries.Winner own = own(letter, lot).orElseThrow();
    Money price = money(own.price());
    return new OutcomeLetter.LotWon(
        named(lot),
        price,
        own.sharePercent(),
        percent.signum() == 0
            ? null
            : LotSections.money(
                price.amount().multiply(percent).movePointLeft(2), price.currency()),
        lot.suspended(),
        lot.confirmed(),
        letter.winnersOf(lot.lotId()).stream()
            .filter(w -> !w.own())
            .map(LetterReporter::winner)
            .toList(),
        remarks(letter, lot, own),
        letter.givenIn(lot.lotId()).stream().map(LetterReporter::given).toList());
  }

  private static Optional<LetterQueries.Winner> own(
      ViewOutcomeLetter.OutcomeLetterView letter, LetterQueries.LetterLot lot) {
    return letter.winnersOf(lot.lotId()).stream().filter(LetterQueries.Winner::own).findFirst();
  }

  private static OutcomeLetter.Winner winner(LetterQueries.Winner winner) {
    return new OutcomeLetter.Winner(
        Wording.of(winner.name()),
        money(winner.price()),
        winner.sharePercent(),
        winner.discounted());
  }

  private static Bilingual discount(AwardQueries.AwardDiscount discount) {
    if (discount.isBundle()) {
      return Wording.both("award.bundle-applied", discount.whenWinning());
    }
    return discount.isOfSome()
        ? Wording.both(
            "award.discount-applied-some",
            discount.plainPercent(),
            discount.whenWinning(),
            discount.winning())
        : Wording.both("award.discount-applied", discount.plainPercent(), discount.whenWinning());
  }

  private static OutcomeLetter.LetterItem given(AwardQueries.AwardedItem given) {
    return new OutcomeLetter.LetterItem(
        given.itemCode(),
        Wording.of(given.item()),
        Wording.of(given.unit()),
        given.quantity(),
        given.itemQuantity(),
        new Price(given.bidPrice(), given.currency()),
        new Price(given.unitPrice(), given.currency()),
        money(given.total()));
  }

  /**
   * What is said about a lot that was won beside its price: its discounts, its scores, the others.
   */
  private static List<Bilingual> remarks(
      ViewOutcomeLetter.OutcomeLetterView letter,
      LetterQueries.LetterLot lot,
      LetterQueries.Winner own) {
    List<Bilingual> remarks = new ArrayList<>();
    letter.discountsIn(lot.lotId()).stream().map(LetterReporter::discount).forEach(remarks::add);
    String currency = letter.tender().currency();
    if (!own.currency().equals(currency)) {
      remarks.add(Wording.both("reporting.letter.own-converted", own.inTender(currency)));
    }
    ranked(letter, lot, own, remarks);
    if (lot.rank() != null && lot.finalScore() != null) {
      remarks.add(
          Wording.both(
              "reporting.letter.own-scores",
              lot.rank(),
              points(lot.technicalScore()),
              points(lot.priceScore()),
              points(lot.finalScore())));
    }
    remarks.addAll(reason(own));
    remarks.addAll(ofOthers(letter, lot));
    return remarks;
  }

  /** The price that was ranked, where what is awarded comes to another. */
  private static void ranked(
      ViewOutcomeLetter.OutcomeLetterView letter,
      LetterQueries.LetterLot lot,
      LetterQueries.Winner own,
      List<Bilingual> remarks) {
    String currency = letter.tender().currency();
    BigDecimal converted = lot.ownConverted();
    lot.ownPrice()
        .filter(ranked -> ranked.amount().compareTo(own.amount()) != 0)
        .ifPresent(
            ranked -> {
              remarks.add(Wording.both("reporting.letter.ranked-price", ranked));
              if (converted != null && !ranked.currency().equals(currency)) {
                remarks.add(
                    Wording.both(
                        "reporting.letter.ranked-converted",
                        new org.muwahhad.shared.Money(converted, currency)));
              }
            });
  }

  /**
   * The scores of the other winners, their prices in the currency of the tender, and the reason
   * where one is not the first in rank.
   */
  private static List<Bilingual> ofOthers(
      ViewOutcomeLetter.OutcomeLetterView letter, LetterQueries.LetterLot lot) {
    List<Bilingual> grounds = new ArrayList<>();
    String currency = letter.tender().currency();
    for (LetterQueries.Winner winner : letter.winnersOf(lot.lotId())) {
      if (winner.own()) {
        continue;
      }
      if (winner.scored()) {
        grounds.add(
            Wording.both(
                "reporting.letter.winner-scores",
                winner.name(),
                points(winner.technicalScore()),
                points(winner.priceScore()),
                points(winner.finalScore())));
      }
      if (!winner.currency().equals(currency)) {
        grounds.add(
            Wording.both(
                "reporting.letter.winner-converted", winner.name(), winner.inTender(currency)));
      }
      grounds.addAll(reason(winner));
    }
    return grounds;
  }

  /** Why the panel recommended a bid that is not the first in rank, as the panel wrote it. */
  private static List<Bilingual> reason(LetterQueries.Winner winner) {
    return winner.reason().isBlank()
        ? List.of()
        : List.of(
            Wording.both("reporting.letter.winner-reason", winner.name()),
            Bilingual.written(winner.reason()));
  }

  private static String points(@Nullable BigDecimal score) {
    return score == null ? "–" : Texts.in(Language.EN).score(score);
  }

  private static OutcomeLetter.LotNotWon other(
      ViewOutcomeLetter.OutcomeLetterView letter, LetterQueries.LetterLot lot) {
    List<LetterQueries.Winner> winners = letter.winnersOf(lot.lotId());
    List<Bilingual> reasons = new ArrayList<>(ofOthers(letter, lot));
    BigDecimal converted = lot.ownConverted();
    String currency = letter.tender().currency();
    if (converted != null && !currency.equals(lot.ownCurrency())) {
      reasons.add(
          Wording.both(
              "reporting.letter.own-converted",
              new org.muwahhad.shared.Money(converted, currency)));
    }
    reasons.addAll(reasons(lot));
    return new OutcomeLetter.LotNotWon(
        named(lot),
        winners.stream().map(LetterReporter::winner).toList(),
        lot.ownPrice()
            .map(
                own ->
                    new OutcomeLetter.OwnFigures(
                        money(own),
                        lot.rank(),
                        lot.technicalScore(),
                        lot.priceScore(),
                        lot.finalScore()))
            .orElse(null),
        reasons);
  }

  private static List<Bilingual> reasons(LetterQueries.LetterLot lot) {
    List<Bilingual> reasons = new ArrayList<>();
    if (lot.awardStatus() == null && "ACTIVE".equals(lot.lotStatus())) {
      reasons.add(Wording.both("award.letter.with-panel"));
    }
    NoAward noAward = lot.noAward();
    if (noAward != null) {
      reasons.add(Wording.both("tender.no-award." + noAward));
    }
    if (lot.exclusion() != null) {
      reasons.add(Wording.both("reporting.exclusion." + lot.exclusion()));
    } else if (lot.rank() != null && lot.finalScore() != null) {
      reasons.add(
          Wording.both(
              "reporting.letter.place",
              lot.rank(),
              LotSections.score(Objects.requireNonNull(lot.finalScore()))));
    } else if (!lot.priced()) {
      reasons.add(Wording.both("award.letter.no-price"));
    }
    if (lot.alternative()) {
      reasons.add(Wording.both("award.letter.alternative"));
    }
    if (lot.confirmed()) {
      reasons.add(Wording.both("award.letter.confirmed"));
    }
    String lowPrice = lot.lowPriceReason();
    if (lowPrice != null && !lowPrice.isBlank()) {
      reasons.add(Bilingual.written(lowPrice));
    }
    return reasons;
  }

  private static OutcomeLetter.CriterionFinding finding(LetterQueries.CriterionFindingRow finding) {
    BigDecimal points = finding.points();
    return new OutcomeLetter.CriterionFinding(
        Wording.of(finding.name()),
        finding.weight(),
        points != null
            ? Wording.both("award.letter.points", points(points))
            : Wording.both(
                Boolean.TRUE.equals(finding.passed())
                    ? "award.letter.met"
                    : "award.letter.not-met"),
        finding.reason());
  }

  private static Bilingual named(LetterQueries.LetterLot lot) {
    return Wording.both("reporting.opening.lot", lot.number(), lot.title());
  }

  private static Money money(org.muwahhad.shared.Money money) {
    return new Money(money.amount(), money.currency());
  }
}
