package org.muwahhad.reports.award;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import org.muwahhad.reports.Bilingual;
import org.muwahhad.reports.Money;

/**
 * Everything the award report of one joint tender says. The report prints these figures and
 * computes none but sums and differences, so that what was decided and what is printed can't
 * differ.
 *
 * <p>Unless said otherwise amounts are in the tender's currency, instants are points in time
 * (printed in {@code zone}), percentages are numbers from 0 to 100 and scores are points from 0 to
 * 100.
 *
 * @param tender what was tendered, and by whom
 * @param issuedAt when this report was issued; also the date inside the PDF, so equal input gives
 *     equal bytes
 * @param zone the time zone in which all dates and times are printed, for example Asia/Riyadh
 * @param confidential whether the award is not public yet, so that the report is for named readers
 * @param states the member states in the order of their columns; one to six
 * @param summary the key figures
 * @param timeline the procedure, oldest event first
 * @param demand the demand of each state
 * @param lots the lots, in order
 * @param recommended whether the awards are recommended only and not decided on
 * @param standing a sentence that says whether the awards are recommended, decided or in effect
 * @param brief what those who vote need to know, while the awards are recommended only
 * @param allocations what each state takes and owes
 * @param decisions the committees' decisions, in order, the awarding one last
 * @param signatories who signs, in order
 * @param verification how a reader checks this document
 */
public record AwardReport(
    Tender tender,
    Instant issuedAt,
    ZoneId zone,
    boolean confidential,
    List<ReportState> states,
    Summary summary,
    List<Event> timeline,
    List<StateDemand> demand,
    List<ReportLot> lots,
    boolean recommended,
    Bilingual standing,
    Optional<AwardBrief> brief,
    List<Allocation> allocations,
    List<Decision> decisions,
    List<Signatory> signatories,
    Verification verification) {

  /** The annex has one quantity column for each member state of the Cooperation Council. */
  static final int MOST_STATES = 6;

  /**
   * Copies the lists.
   *
   * @throws IllegalArgumentException when there is no state, or more than six
   */
  public AwardReport {
    states = List.copyOf(states);
    timeline = List.copyOf(timeline);
    demand = List.copyOf(demand);
    lots = List.copyOf(lots);
    allocations = List.copyOf(allocations);
    decisions = List.copyOf(decisions);
    signatories = List.copyOf(signatories);
    if (states.isEmpty() || states.size() > MOST_STATES) {
      throw new IllegalArgumentException("One to six states, not " + states.size());
    }
  }

  /** A report without a brief, and without a sentence on the standing of its awards. */
  public AwardReport(
      Tender tender,
      Instant issuedAt,
      ZoneId zone,
      boolean confidential,
      List<ReportState> states,
      Summary summary,
      List<Event> timeline,
      List<StateDemand> demand,
      List<ReportLot> lots,
      boolean recommended,
      List<Allocation> allocations,
      List<Decision> decisions,
      List<Signatory> signatories,
      Verification verification) {
    this(
        tender,
        issuedAt,
        zone,
        confidential,
        states,
        summary,
        timeline,
        demand,
        lots,
        recommended,
        Bilingual.empty(),
        Optional.empty(),
        allocations,
        decisions,
        signatories,
        verification);
  }

  /**
   * The state with that code.
   *
   * @throws IllegalArgumentException when the report has no such state
   */
  public ReportState state(String code) {
    return states.stream()
        .filter(state -> state.code().equals(code))
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException("No state " + code));
  }

  /** The sum of all awards. */
  public Money awarded() {
    return lots.stream().map(ReportLot::awarded).reduce(Money.zero(tender.currency()), Money::plus);
  }

  /** The sum of the benchmarks of the lots that were awarded. */
  public Money benchmarkOfAwarded() {
    return lots.stream()
        .filter(lot -> !lot.awards().isEmpty())
        .map(ReportLot::benchmark)
        .reduce(Money.zero(tender.currency()), Money::plus);
  }

  /**
   * The tender.
   *
   * @param number its number, as published
   * @param ocid Open Contracting identifier
   * @param title its title
   * @param procuringBody the central purchasing body that ran it
   * @param method how it was procured, for example open international tender
   * @param currency ISO 4217 code of the currency bids are compared in
   * @param languages the languages bids could be written in
   */
  public record Tender(
      String number,
      String ocid,
      Bilingual title,
      Bilingual procuringBody,
      Bilingual method,
      String currency,
      List<Bilingual> languages) {

    public Tender {
      languages = List.copyOf(languages);
    }
  }

  /**
   * A member state.
   *
   * @param code ISO 3166-1 alpha-2
   * @param name its short name, as tables have it
   * @param officialName as it stands beside a signature
   * @param currency ISO 4217 code of its own currency
   */
  public record ReportState(String code, Bilingual name, Bilingual officialName, String currency) {}

  /**
   * Key figures, counted by the code that made the record.
   *
   * @param entities procuring entities whose demand was joined
   * @param items different lot items
   * @param lots lots tendered
   * @param lotsAwarded lots with an award
   * @param bidders different bidders
   * @param bids bids opened
   * @param estimate the sealed estimate
   * @param benchmark the same quantities at catalog benchmark prices
   */
  public record Summary(
      int entities,
      int items,
      int lots,
      int lotsAwarded,
      int bidders,
      int bids,
      Money estimate,
      Money benchmark) {}

  /**
   * One event of the procedure.
   *
   * @param at when
   * @param what what happened
   * @param by who did it
   */
  public record Event(Instant at, Bilingual what, Bilingual by) {}

  /**
   * One state's demand.
   *
   * @param state its code
   * @param entities procuring entities that asked
   * @param lines endorsed demand lines
   * @param quantity sum of the quantities, in the items' own units
   * @param estimate estimated value
   */
  public record StateDemand(
      String state, int entities, int lines, BigDecimal quantity, Money estimate) {}

  /**
   * A technical criterion.
   *
   * @param name its name
   * @param weight per cent of the technical score
   */
  public record Criterion(Bilingual name, BigDecimal weight) {}

  /**
   * One bid for one lot.
   *
   * @param bidder the bidder's name
   * @param prices its prices; empty when its financial envelope stayed sealed
   * @param technical the technical score; empty when it was not scored
   * @param criterionScores a score for each criterion of the lot, in order; empty when not scored
   * @param standing its rank, when it is admissible
   * @param exclusion why it is out; empty text when it is admissible
   */
  public record Bid(
      Bilingual bidder,
      Optional<Prices> prices,
      Optional<BigDecimal> technical,
      List<BigDecimal> criterionScores,
      Optional<BidScores> standing,
      Bilingual exclusion) {

    public Bid {
      criterionScores = List.copyOf(criterionScores);
    }
  }

  /**
   * What a bid costs, from the price bid to the price compared.
   *
   * @param bid the corrected total, in the currency of the bid
   * @param converted the same in the tender's currency
   * @param preference what the preference for goods of GCC origin adds for comparison
   * @param evaluated converted plus preference: the price that is compared
   */
  public record Prices(Money bid, Money converted, Money preference, Money evaluated) {}

  /**
   * Where an admissible bid stands.
   *
   * @param priceScore points for price
   * @param finalScore weighted points, rounded half up to two decimals
   * @param rank 1 is best
   */
  public record BidScores(BigDecimal priceScore, BigDecimal finalScore, int rank) {}

  /**
   * An award.
   *
   * @param bidder the winner's name
   * @param price what is to be paid at most, before VAT, in the currency of the bid: the price bid
   *     for what the winner supplies, less the discounts that apply, without preference
   * @param amount the same in the tender's currency
   * @param share per cent of the lot's quantities
   */
  public record Award(Bilingual bidder, Money price, Money amount, BigDecimal share) {}

  /**
   * What one state takes and owes.
   *
   * @param state its code
   * @param net its share of the awards
   * @param vatRate its VAT rate in per cent; zero where there is none
   * @param vat VAT on the net
   * @param gross net plus VAT
   * @param rate units of the state's currency for one unit of the tender's currency
   * @param local gross in the state's currency
   */
  public record Allocation(
      String state,
      Money net,
      BigDecimal vatRate,
      Money vat,
      Money gross,
      BigDecimal rate,
      Money local) {}

  /**
   * A committee's decision.
   *
   * @param committee which
   * @param question what was put to the vote
   * @param outcome what was decided, with the rule it was decided by
   * @param at when it was recorded
   * @param votes one vote for each state
   */
  public record Decision(
      Bilingual committee, Bilingual question, Bilingual outcome, Instant at, List<Vote> votes) {

    public Decision {
      votes = List.copyOf(votes);
    }
  }

  /**
   * One state's vote.
   *
   * @param state its code
   * @param voter who voted for it
   * @param choice how
   * @param reason the reason given; may be empty
   * @param at when; empty when absent or recused
   */
  public record Vote(
      String state, Bilingual voter, Choice choice, Bilingual reason, Optional<Instant> at) {}

  /** How a state voted. */
  public enum Choice {
    APPROVE,
    OBJECT,
    ABSTAIN,
    /** Stood aside: neither voted nor counted as present. */
    RECUSED,
    ABSENT
  }

  /**
   * Who signs.
   *
   * @param name of the person
   * @param title the office held
   * @param state code of the state signed for
   */
  public record Signatory(Bilingual name, Bilingual title, String state) {}

  /**
   * How a reader checks the document.
   *
   * @param text instructions
   * @param documentId the identifier under which the document is stored
   * @param address web address at which it can be checked, also printed as a QR code
   * @param releaseSha256 hash of the OCDS release inside the file, lower-case hexadecimal
   * @param releaseAddress web address at which that release is kept
   * @param bundle from which anybody recomputes the award; empty until it is published
   */
  public record Verification(
      Bilingual text,
      String documentId,
      String address,
      String releaseSha256,
      String releaseAddress,
      Optional<PublicBundle> bundle) {}

  /**
   * The public bundle of the tender.
   *
   * @param edition its number
   * @param sha256 hash of its manifest, lower-case hexadecimal
   * @param address web address of the page where it is downloaded
   */
  public record PublicBundle(int edition, String sha256, String address) {}
}
