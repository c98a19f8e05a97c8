package org.muwahhad.reports.bidcopy;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.muwahhad.reports.Bilingual;
import org.muwahhad.reports.Money;
import org.muwahhad.reports.Price;

/**
 * Everything a copy of a bid says. It is made for the bidder alone and proves nothing.
 *
 * @param kind what it is a copy of: a draft, or a bid as opened
 * @param notes the same in sentences, with what is missing in it
 * @param at when it was made, UTC
 * @param issuer the body whose system made it
 * @param tender number of the tender
 * @param title of the tender
 * @param terms conditions of the bid, by their names
 * @param total of all lots; null without prices
 */
public record BidCopy(
    Bilingual kind,
    List<Bilingual> notes,
    Instant at,
    Bilingual issuer,
    String tender,
    Bilingual title,
    List<OfferTerm> terms,
    List<OfferedLot> lots,
    @Nullable Money total,
    List<OfferedDiscount> discounts,
    List<ComplianceAnswer> answers,
    List<AttachedDocument> documents) {
  public BidCopy {
    notes = List.copyOf(notes);
    terms = List.copyOf(terms);
    lots = List.copyOf(lots);
    discounts = List.copyOf(discounts);
    answers = List.copyOf(answers);
    documents = List.copyOf(documents);
  }

  /** A condition of the bid. */
  public record OfferTerm(Bilingual name, Bilingual value) {}

  /**
   * The prices for a lot, or of an alternative to it.
   *
   * @param remarks such as what an alternative is, or totals that the bidder states
   */
  public record OfferedLot(
      Bilingual title, List<Bilingual> remarks, List<PricedItem> items, Money total) {
    public OfferedLot {
      remarks = List.copyOf(remarks);
      items = List.copyOf(items);
    }
  }

  /**
   * A priced item.
   *
   * @param item with its unit
   * @param offered make and model in the bidder's words; may be empty
   */
  public record PricedItem(
      Bilingual item,
      BigDecimal quantity,
      Price price,
      Bilingual origin,
      String offered,
      Money total) {}

  /** A percentage off, in lots by their titles. */
  public record OfferedDiscount(BigDecimal percent, Bilingual whenWinning, Bilingual appliesTo) {}

  /**
   * What is answered to a requirement.
   *
   * @param asked name of the requirement and what it asks for
   * @param remark the bidder's words; may be empty
   */
  public record ComplianceAnswer(
      Bilingual item, Bilingual asked, Bilingual value, Bilingual claim, String remark) {}

  /** A document of the bid. */
  public record AttachedDocument(String name, Bilingual part, int kilobytes, String sha256) {}
}
