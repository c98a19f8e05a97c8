package org.muwahhad.bid.readout;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.muwahhad.bid.SealedBy;
import org.muwahhad.bid.SealedPart;
import org.muwahhad.shared.Bilingual;

/**
 * An opening as it was read out, in the words and figures of that moment: what is renamed or
 * corrected later does not reach it (UNCITRAL Model Law, art. 42). Instants are UTC (ISO 8601),
 * amounts decimal texts without VAT, so that the record is the same text for ever.
 *
 * @param part whether bids were opened, or in a second meeting the prices sealed apart
 * @param tender number of the tender
 * @param deadlineAt until when bids were received
 * @param openedBy who opened; null when the act that opened names nobody
 * @param present the members of the panel who were there; none are known of openings by the vault
 * @param withPrices whether prices were read
 * @param bids in the order of the register numbers
 * @param unreadable bids, or price parts, that could not be read
 * @param faults why each of those could not; null where there are none
 * @param unconfirmed bids that were not confirmed after an amendment, and so were not opened
 * @param staySealed bids whose prices stay sealed, since they did not pass the technical evaluation
 * @param estimate opened after the prices; null when it is still sealed
 * @param withdrawn how many bids were withdrawn before the deadline; null in the record of the
 *     second meeting
 * @param late bidders of whom a bid came after the deadline and was refused; null where there were
 *     none, and in the record of the second meeting
 * @param firstRecord hash of the record of the first meeting, in that of the second
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record FrozenOpening(
    SealedPart part,
    String tender,
    String ocid,
    Bilingual title,
    String deadlineAt,
    String openedAt,
    @Nullable Bilingual openedBy,
    List<Bilingual> present,
    boolean withPrices,
    List<FrozenLot> lots,
    List<Bid> bids,
    List<Bidder> unreadable,
    @Nullable List<ReadingFault> faults,
    List<Unconfirmed> unconfirmed,
    List<Bidder> staySealed,
    @Nullable Amount estimate,
    @Nullable Integer withdrawn,
    @Nullable List<Bidder> late,
    @Nullable String firstRecord) {
  public FrozenOpening {
    present = List.copyOf(present);
    lots = List.copyOf(lots);
    bids = List.copyOf(bids);
    unreadable = List.copyOf(unreadable);
    faults = faults == null ? null : List.copyOf(faults);
    unconfirmed = List.copyOf(unconfirmed);
    staySealed = List.copyOf(staySealed);
    late = late == null ? null : List.copyOf(late);
  }

  /** Bidders of whom a bid was refused as late; none where there were none. */
  public List<Bidder> allLate() {
    return late == null ? List.of() : late;
  }

  /** Why the bid of a bidder, or its prices, could not be read; empty where that is not kept. */
  public Optional<Bilingual> fault(Bidder bidder) {
    return Stream.ofNullable(faults)
        .flatMap(List::stream)
        .filter(f -> f.registration().equals(bidder.registration()))
        .map(ReadingFault::reason)
        .findFirst();
  }

  /** A lot, by its number in the tender. */
  public record FrozenLot(int number, Bilingual title) {}

  /** Who bid. */
  public record Bidder(String registration, Bilingual name) {}

  /**
   * Why a bid, or its prices, could not be read.
   *
   * @param registration register number of its bidder
   */
  public record ReadingFault(String registration, Bilingual reason) {}

  /** A bidder whose bid was made before an amendment and not confirmed after it. */
  public record Unconfirmed(Bidder bidder, int amendment) {}

  /** An amount of money, without VAT. */
  public record Amount(String amount, String currency) {}

  /** What a bid asks for a whole lot. */
  public record LotTotal(int lot, String amount) {}

  /** Something other than a lot asks for: what it comes to, and what differs, as written. */
  public record Alternative(int lot, String amount, String description) {}

  /**
   * What a bid takes off for winning several lots; no total has it taken off.
   *
   * @param winning how many of the lots of its condition have to be won; null for all
   */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  public record Discount(
      String percent,
      List<Integer> whenWinning,
      @Nullable Integer winning,
      List<Integer> appliesTo) {
    public Discount {
      whenWinning = List.copyOf(whenWinning);
      appliesTo = List.copyOf(appliesTo);
    }
  }

  /**
   * What lots come to together at the prices of a bundle.
   *
   * @param lots their numbers
   */
  public record BundleTotal(String lots, String amount) {}

  /**
   * What a bid states of an item beside its price, which is not read out.
   *
   * @param item code in the catalog
   * @param deliveryDays from an order to its delivery; null where the tender does not ask for it
   * @param leastQuantity the least that the bidder supplies; null where it names none
   * @param tiers how many prices of smaller quantities it has; null where it has none
   */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  public record ItemTerms(
      int lot,
      String item,
      Bilingual name,
      @Nullable Integer deliveryDays,
      @Nullable String leastQuantity,
      @Nullable Integer tiers) {}

  /**
   * A bid as read.
   *
   * @param country where the bidder is registered, ISO 3166-1 alpha-2
   * @param currency of its prices; null while they are sealed
   * @param security whether a bid security is in it
   * @param validityDays days from the deadline
   * @param statement of the bidder, as written
   * @param mostLots the most lots the bidder can take, if it says so
   * @param mostValue the most value it can take, in its currency, if it says so
   * @param receiptNumber receipt of the version that was opened
   * @param sha256 digest stated in that receipt
   * @param draw the bidder's part in the drawing of lots, 32 bytes in hexadecimal
   * @param sealedBy who sealed that version
   * @param alternatives it offers beside its bid for a lot; null where it offers none
   * @param bundles lots that it offers together at other prices; null where it offers none
   * @param terms what it states of items beside their prices; null where it states nothing
   */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  public record Bid(
      Bidder bidder,
      String country,
      @Nullable String currency,
      boolean security,
      boolean gccOrigin,
      int validityDays,
      String statement,
      @Nullable Integer mostLots,
      @Nullable String mostValue,
      String receiptNumber,
      String receivedAt,
      String sha256,
      String draw,
      SealedBy sealedBy,
      List<LotTotal> totals,
      List<Discount> discounts,
      @Nullable List<Alternative> alternatives,
      @Nullable List<BundleTotal> bundles,
      @Nullable List<ItemTerms> terms) {
    public Bid {
      totals = List.copyOf(totals);
      discounts = List.copyOf(discounts);
      alternatives = alternatives == null ? null : List.copyOf(alternatives);
      bundles = bundles == null ? null : List.copyOf(bundles);
      terms = terms == null ? null : List.copyOf(terms);
    }

    /** The bundles; none where it offers none. */
    public List<BundleTotal> allBundles() {
      return bundles == null ? List.of() : bundles;
    }

    /** What it states of items; none where it states nothing. */
    public List<ItemTerms> allTerms() {
      return terms == null ? List.of() : terms;
    }

    /** The alternatives; none where it offers none. */
    public List<Alternative> allAlternatives() {
      return alternatives == null ? List.of() : alternatives;
    }
  }
}
