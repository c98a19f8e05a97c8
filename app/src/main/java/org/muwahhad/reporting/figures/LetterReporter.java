package org.muwahhad.reporting.figures;

import jakarta.inject.Singleton;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.muwahhad.access.Actor;
import org.muwahhad.access.Role;
import org.muwahhad.award.AwardViews;
import org.muwahhad.award.LetterViews;
import org.muwahhad.award.ReadLetter;
import org.muwahhad.guarantee.ReadGuarantees;
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
import org.muwahhad.shared.Refusal;
import org.muwahhad.tender.NoAward;
import org.muwahhad.tender.TenderStatus;
import org.muwahhad.tender.TenderViews;
import org.muwahhad.web.PublicAddress;

/**
 * The letter to a bidder on the outcome of a tender, to that bidder, and as a copy to central
 * buyers and auditors ({@link ReadLetter}). Its subject has the bidder in it, as {@code 12-34}, so
 * that no two have the same address.
 */
@Singleton
class LetterReporter implements Reporter<OutcomeLetter> {
  private static final ZoneId RIYADH = ZoneId.of("Asia/Riyadh");
  private final ReadLetter readLetter;
  private final TenderViews tenders;
  private final ReadGuarantees guarantees;
  private final PublicAddress address;

  LetterReporter(
      ReadLetter readLetter,
      TenderViews tenders,
      ReadGuarantees guarantees,
      PublicAddress address) {
    this.readLetter = readLetter;
    this.tenders = tenders;
    this.guarantees = guarantees;
    this.address = address;
  }

  @Override
  public ReportKind kind() {
    return ReportKind.LETTER;
  }

  @Override
  public Gathered<OutcomeLetter> gather(Actor actor, Subject subject) {
    if (!subject.part().matches("\\d{1,18}")) {
      throw new Refusal.NotFound("letter " + subject.written());
    }
    long supplier = Long.parseLong(subject.part());
    ReadLetter.Letter letter = readLetter.get(actor, subject.id(), supplier);
    LocalDate guaranteeDue = guaranteeDue(actor, subject.id(), supplier);
    return new Gathered<>(
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
        .map(g -> LocalDate.ofInstant(g.until(), RIYADH))
        .max(LocalDate::compareTo)
        .orElse(null);
  }

  private OutcomeLetter letter(
      ReadLetter.Letter letter, @Nullable LocalDate guaranteeDue, Issue issue) {
    TenderViews.Tender tender = letter.tender();
    BigDecimal percent = rule(tender, "performance-guarantee.percent", 0);
    List<OutcomeLetter.Won> won = new ArrayList<>();
    List<OutcomeLetter.Other> others = new ArrayList<>();
    for (LetterViews.Lot lot : letter.lots()) {
      if (own(letter, lot).isPresent()) {
        won.add(won(letter, lot, percent));
      } else {
        others.add(other(lot, letter.winnersOf(lot.lotId())));
      }
    }
    Instant until = tender.standstillUntil();
    boolean stands = until != null && tender.status() == TenderStatus.STANDSTILL;
    return new OutcomeLetter(
        tender.number(),
        both(tender.title()),
        Wording.both("reporting.procuring-body"),
        issue.at(),
        both(letter.supplier()),
        stands ? until : null,
        won,
        others,
        letter.findings().stream().map(LetterReporter::finding).toList(),
        percent.signum() == 0 || won.isEmpty()
            ? null
            : new OutcomeLetter.Guarantee(
                percent.stripTrailingZeros(),
                rule(tender, "performance-guarantee.working-days", 15).intValue(),
                guaranteeDue),
        letter.mayComplain() ? address.of("/tenders/" + tender.id() + "/complaints/new") : null,
        new OutcomeLetter.Signatory(
            Wording.both("reporting.procuring-body"),
            Bilingual.empty(),
            Wording.both("reporting.letter.signatory")),
        issue.proof());
  }

  private BigDecimal rule(TenderViews.Tender tender, String code, int otherwise) {
    return tenders.findRule(tender.id(), code).orElse(BigDecimal.valueOf(otherwise));
  }

  private static OutcomeLetter.Won won(
      ReadLetter.Letter letter, LetterViews.Lot lot, BigDecimal percent) {
    LetterViews.Winner own = own(letter, lot).orElseThrow();
    Money price = money(own.price());
    return new OutcomeLetter.Won(
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
        letter.discountsIn(lot.lotId()).stream().map(LetterReporter::discount).toList(),
        letter.givenIn(lot.lotId()).stream().map(LetterReporter::given).toList());
  }

  private static Optional<LetterViews.Winner> own(ReadLetter.Letter letter, LetterViews.Lot lot) {
    return letter.winnersOf(lot.lotId()).stream().filter(LetterViews.Winner::own).findFirst();
  }

  private static OutcomeLetter.Winner winner(LetterViews.Winner winner) {
    return new OutcomeLetter.Winner(
        both(winner.name()), money(winner.price()), winner.sharePercent(), winner.discounted());
  }

  private static Bilingual discount(AwardViews.Applied discount) {
    return Wording.both("award.discount-applied", discount.plainPercent(), discount.whenWinning());
  }

  private static OutcomeLetter.Given given(AwardViews.Given given) {
    return new OutcomeLetter.Given(
        given.itemCode(),
        both(given.item()),
        both(given.unit()),
        given.quantity(),
        given.itemQuantity(),
        new Price(given.bidPrice(), given.currency()),
        new Price(given.unitPrice(), given.currency()),
        money(given.total()));
  }

  private static OutcomeLetter.Other other(LetterViews.Lot lot, List<LetterViews.Winner> winners) {
    return new OutcomeLetter.Other(
        named(lot),
        winners.stream().map(LetterReporter::winner).toList(),
        lot.ownPrice()
            .map(
                own ->
                    new OutcomeLetter.Own(
                        money(own),
                        lot.rank(),
                        lot.technicalScore(),
                        lot.priceScore(),
                        lot.finalScore()))
            .orElse(null),
        reasons(lot));
  }

  private static List<Bilingual> reasons(LetterViews.Lot lot) {
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
      reasons.add(Bilingual.same(lowPrice));
    }
    return reasons;
  }

  private static OutcomeLetter.Finding finding(LetterViews.Finding finding) {
    BigDecimal points = finding.points();
    return new OutcomeLetter.Finding(
        both(finding.name()),
        finding.weight(),
        points != null
            ? Wording.both("award.letter.points", points)
            : Wording.both(
                Boolean.TRUE.equals(finding.passed())
                    ? "award.letter.met"
                    : "award.letter.not-met"),
        finding.reason());
  }

  private static Bilingual named(LetterViews.Lot lot) {
    return Wording.both("reporting.opening.lot", lot.number(), lot.title());
  }

  private static Money money(org.muwahhad.shared.Money money) {
    return new Money(money.amount(), money.currency());
  }

  private static Bilingual both(org.muwahhad.shared.Bilingual text) {
    return new Bilingual(text.ar(), text.en());
  }
}
