package org.muwahhad.bid;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.math.BigDecimal;
import java.security.SecureRandom;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.Objects;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.muwahhad.shared.Money;
import org.muwahhad.tender.requirement.Claim;

/**
 * The content of a bid as it is hashed and sealed. The components stand in the alphabetical order
 * of their names and amounts are texts, so that what is written is canonical JSON (RFC 8785).
 *
 * @param alternatives to lots; null where none are offered
 * @param answers to the requirements of the tender; null where none were given
 * @param discounts those that depend on winning several lots
 * @param draw 32 random bytes of the bidder's own, hexadecimal: the opening tells them, and those
 *     of all bids together decide between equal ones
 * @param format always {@link #FORMAT}
 * @param lotTotals totals of lots as stated; null where none are
 * @param mostLots the most lots the bidder can take, or null
 * @param mostValue the most value the bidder can take, or null
 * @param security the bid security as stated; null where none is
 * @param salt 32 random bytes, hexadecimal: without them the digest in the receipt would let anyone
 *     who sees it try out prices
 */
@JsonInclude(JsonInclude.Include.ALWAYS)
public record BidContent(
    @Nullable List<Alternative> alternatives,
    @Nullable List<RequirementAnswerContent> answers,
    String currency,
    List<Discount> discounts,
    List<BidDocument> documents,
    String draw,
    int format,
    boolean gccOrigin,
    boolean hasSecurity,
    @Nullable List<LotTotal> lotTotals,
    @Nullable Integer mostLots,
    @Nullable String mostValue,
    List<PriceContent> prices,
    String salt,
    @Nullable Security security,
    String statement,
    String supplier,
    String tender,
    int validityDays) {
  private static final int FORMAT = 1;
  private static final SecureRandom RANDOM = new SecureRandom();
  private static final Pattern NUMBER = Pattern.compile("[0-9]{1,20}+(?:\\.[0-9]{1,10}+)?+");
  private static final Pattern DRAW = Pattern.compile("[0-9a-f]{64}+");

  /**
   * A price: the key of the lot item, what is offered and where it comes from, if stated, the total
   * as stated, if any, and the amount, both with the decimals of the currency.
   */
  record PriceContent(
      long lotItem,
      @Nullable String offered,
      @Nullable String origin,
      @Nullable String statedTotal,
      String unitPrice) {
    static PriceContent of(Offer.Price p, String currency) {
      BigDecimal stated = p.statedTotal();
      return new PriceContent(
          p.lotItemId(),
          p.offered(),
          p.origin(),
          stated == null ? null : text(stated, currency),
          text(p.unitPrice(), currency));
    }

    Offer.Price price() {
      return new Offer.Price(
          lotItem,
          number(unitPrice),
          origin,
          offered,
          statedTotal == null ? null : number(statedTotal));
    }
  }

  /** What a lot comes to as stated: its key, and the amount with the decimals of the currency. */
  record LotTotal(long lot, String statedTotal) {
    /** Those of an offer, by lot; null if there is none. */
    static @Nullable List<LotTotal> of(Offer offer) {
      List<LotTotal> all =
          offer.lotTotals().stream()
              .sorted(Comparator.comparingLong(Offer.LotTotal::lotId))
              .map(t -> new LotTotal(t.lotId(), text(t.statedTotal(), offer.currency())))
              .toList();
      return all.isEmpty() ? null : all;
    }

    static List<Offer.LotTotal> stated(@Nullable List<LotTotal> sealed) {
      return sealed == null
          ? List.of()
          : sealed.stream().map(t -> new Offer.LotTotal(t.lot(), number(t.statedTotal()))).toList();
    }
  }

  /**
   * An alternative: what differs, the key of its lot, and its prices by item, none with a total as
   * stated.
   */
  record Alternative(String description, long lot, List<PriceContent> prices) {
    /** Those of an offer, by lot; null if there is none. */
    static @Nullable List<Alternative> of(Offer offer) {
      List<Alternative> all =
          offer.alternatives().stream()
              .sorted(Comparator.comparingLong(Offer.Alternative::lotId))
              .map(a -> of(a, offer.currency()))
              .toList();
      return all.isEmpty() ? null : all;
    }

    private static Alternative of(Offer.Alternative offered, String currency) {
      return new Alternative(
          offered.description(),
          offered.lotId(),
          offered.prices().stream()
              .map(Offer.AlternativePrice::asPrice)
              .sorted(Comparator.comparingLong(Offer.Price::lotItemId))
              .map(p -> PriceContent.of(p, currency))
              .toList());
    }

    static List<Offer.Alternative> offered(@Nullable List<Alternative> sealed) {
      return sealed == null ? List.of() : sealed.stream().map(Alternative::offered).toList();
    }

    private Offer.Alternative offered() {
      return new Offer.Alternative(
          lot,
          description,
          prices.stream()
              .map(PriceContent::price)
              .map(
                  p ->
                      new Offer.AlternativePrice(
                          p.lotItemId(), p.unitPrice(), p.origin(), p.offered()))
              .toList());
    }
  }

  /** A discount: the keys of the lots in ascending order, and the percentage as a text. */
  @JsonInclude(JsonInclude.Include.ALWAYS)
  record Discount(List<Long> appliesTo, String percent, List<Long> whenWinning) {
    static Discount of(Offer.Discount offered) {
      return new Discount(
          offered.appliesTo().stream().sorted().toList(),
          text(offered.percent(), 0),
          offered.whenWinning().stream().sorted().toList());
    }

    Offer.Discount offered() {
      return new Offer.Discount(number(percent), whenWinning, appliesTo);
    }
  }

  /** An answer: the key of the requirement, and what the bidder says and offers, as typed. */
  @JsonInclude(JsonInclude.Include.ALWAYS)
  record RequirementAnswerContent(
      @Nullable Claim claim, String remark, long requirement, String value) {
    static RequirementAnswerContent of(Offer.RequirementAnswer given) {
      return new RequirementAnswerContent(
          given.claim(), given.words(), given.requirementId(), given.offered());
    }

    Offer.RequirementAnswer given() {
      return new Offer.RequirementAnswer(requirement, claim, value, remark);
    }

    /** Those that say anything, by requirement; null if there is none. */
    static @Nullable List<RequirementAnswerContent> of(Offer offer) {
      List<RequirementAnswerContent> all =
          offer.allAnswers().stream()
              .filter(a -> !a.isBlank())
              .map(RequirementAnswerContent::of)
              .sorted(Comparator.comparingLong(RequirementAnswerContent::requirement))
              .toList();
      return all.isEmpty() ? null : all;
    }

    static @Nullable List<Offer.RequirementAnswer> given(
        @Nullable List<RequirementAnswerContent> sealed) {
      return sealed == null ? null : sealed.stream().map(RequirementAnswerContent::given).toList();
    }
  }

  /** A bid security as stated: its amount and last day are texts. */
  @JsonInclude(JsonInclude.Include.ALWAYS)
  record Security(
      String amount,
      String currency,
      SecurityForm form,
      String issuer,
      String reference,
      String validUntil) {
    static @Nullable Security of(Offer offer) {
      Offer.Security stated = offer.security();
      if (stated == null) {
        return null;
      }
      String currency = Objects.requireNonNull(stated.currency());
      return new Security(
          text(Objects.requireNonNull(stated.amount()), currency),
          currency,
          Objects.requireNonNull(stated.form()),
          stated.issuerText(),
          stated.referenceText(),
          Objects.requireNonNull(stated.validUntil()).toString());
    }

    Offer.Security stated() {
      return new Offer.Security(
          form, issuer, reference, number(amount), currency, LocalDate.parse(validUntil));
    }
  }

  /** 32 random bytes, hexadecimal. */
  public static String freshSalt() {
    byte[] salt = new byte[32];
    RANDOM.nextBytes(salt);
    return HexFormat.of().formatHex(salt);
  }

  /**
   * A number as a content writes it. What a bidder sealed is read by nobody before the opening, and
   * other forms of numbers can be short and yet without end.
   *
   * @throws NumberFormatException when it is none
   */
  static BigDecimal number(String text) {
    if (!NUMBER.matcher(text).matches()) {
      throw new NumberFormatException("Not a number of a bid");
    }
    return new BigDecimal(text);
  }

  /** Whether a text can be a bidder's part in the drawing of lots. */
  public static boolean isDraw(@Nullable String text) {
    return text != null && DRAW.matcher(text).matches();
  }

  public static BidContent of(
      Offer offer,
      List<BidDocument> documents,
      String draw,
      String salt,
      String supplier,
      String tender) {
    List<PriceContent> lines =
        offer.prices().stream()
            .sorted(Comparator.comparingLong(Offer.Price::lotItemId))
            .map(p -> PriceContent.of(p, offer.currency()))
            .toList();
    BigDecimal mostValue = offer.mostValue();
    return new BidContent(
        Alternative.of(offer),
        RequirementAnswerContent.of(offer),
        offer.currency(),
        offer.discounts().stream().map(Discount::of).toList(),
        documents,
        draw,
        FORMAT,
        offer.gccOrigin(),
        offer.hasSecurity(),
        LotTotal.of(offer),
        offer.mostLots(),
        mostValue == null ? null : text(mostValue, offer.currency()),
        lines,
        salt,
        Security.of(offer),
        offer.statement(),
        supplier,
        tender,
        offer.validityDays());
  }

  private static String text(BigDecimal amount, String currency) {
    return text(amount, Money.decimals(currency));
  }

  private static String text(BigDecimal amount, int leastDecimals) {
    int scale = Math.max(leastDecimals, amount.stripTrailingZeros().scale());
    return amount.setScale(scale).toPlainString();
  }

  /**
   * The offer in it.
   *
   * @throws NumberFormatException when an amount is not one
   * @throws java.time.format.DateTimeParseException when a day is not one
   */
  public Offer offer() {
    return new Offer(
        currency,
        gccOrigin,
        validityDays,
        hasSecurity,
        statement,
        prices.stream().map(PriceContent::price).toList(),
        discounts.stream().map(Discount::offered).toList(),
        mostLots,
        mostValue == null ? null : number(mostValue),
        RequirementAnswerContent.given(answers),
        security == null ? null : security.stated(),
        LotTotal.stated(lotTotals),
        Alternative.offered(alternatives));
  }

  public boolean isFor(String supplierRegistration, String tenderNumber) {
    return format == FORMAT && supplier.equals(supplierRegistration) && tender.equals(tenderNumber);
  }
}
