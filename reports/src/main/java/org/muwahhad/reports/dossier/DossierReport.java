package org.muwahhad.reports.dossier;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.muwahhad.reports.Bilingual;
import org.muwahhad.reports.PriceIndex;
import org.muwahhad.reports.document.DocumentHead;

/**
 * Everything the dossier of a tender says to those who bid: what is asked for, by which rules and
 * until when. No estimate, no entity's demand. Instants are UTC; percentages run from 0 to 100.
 *
 * @param at when it was issued; also the date inside the PDF
 * @param status where the tender stands
 * @param method how suppliers come to bid
 * @param ground why it is not open; null when it is
 * @param award how the winner of a lot is found
 * @param currency ISO 4217 code of the currency in which prices are compared
 * @param rateDate whose exchange rates hold; null before publication
 * @param twoEnvelopes whether prices are sealed apart
 * @param urgency why bids have less time than usual; blank otherwise
 * @param qualification what applicants of a selective tender must meet
 * @param conditions terms and general requirements in words; blank where there are none
 * @param guarantees rules on guarantees and on how long bids bind; they are among the rules too
 * @param index that prices of the agreements may follow; null where they follow none
 * @param proof how a reader checks it; null before it is issued
 */
public record DossierReport(
    String tender,
    String ocid,
    Bilingual title,
    Bilingual issuer,
    Instant at,
    Bilingual status,
    Bilingual method,
    @Nullable Ground ground,
    Bilingual award,
    String currency,
    @Nullable LocalDate rateDate,
    boolean twoEnvelopes,
    String urgency,
    List<Date> schedule,
    List<Bilingual> qualification,
    List<DossierLot> lots,
    List<Criterion> administrative,
    List<Criterion> technical,
    Bilingual conditions,
    List<Rule> guarantees,
    List<Rule> rules,
    @Nullable PriceIndex index,
    List<Amendment> amendments,
    List<AnsweredQuestionText> answers,
    List<Document> documents,
    DocumentHead.@Nullable Proof proof) {

  public DossierReport {
    schedule = List.copyOf(schedule);
    qualification = List.copyOf(qualification);
    lots = List.copyOf(lots);
    administrative = List.copyOf(administrative);
    technical = List.copyOf(technical);
    guarantees = List.copyOf(guarantees);
    rules = List.copyOf(rules);
    amendments = List.copyOf(amendments);
    answers = List.copyOf(answers);
    documents = List.copyOf(documents);
  }

  /** Why a tender is not open, with the article that allows it. */
  public record Ground(Bilingual text, Bilingual source, Bilingual reason) {}

  /**
   * A date of the schedule.
   *
   * @param at null while it is not fixed
   * @param how it is worked out; blank where it was set
   * @param source of the rule that it follows from; blank where none does
   */
  public record Date(Bilingual name, @Nullable Instant at, Bilingual how, Bilingual source) {}

  /**
   * A lot with its items.
   *
   * @param deliveries of these, by place
   */
  public record DossierLot(
      int number, Bilingual title, List<DossierItem> items, List<Delivery> deliveries) {
    public DossierLot {
      items = List.copyOf(items);
      deliveries = List.copyOf(deliveries);
    }
  }

  /** How much of an item is delivered to a city of a state; in the unit of the item. */
  public record Delivery(
      Bilingual state, Bilingual city, String code, BigDecimal quantity, Bilingual unit) {}

  /**
   * An item asked for.
   *
   * @param specification in words, and what the catalog states where nothing is required of it
   * @param quantity in its unit
   * @param free whether it may be offered free of charge
   * @param note that an amendment added; blank without
   */
  public record DossierItem(
      String code,
      Bilingual name,
      String category,
      Bilingual specification,
      BigDecimal quantity,
      Bilingual unit,
      boolean free,
      Bilingual note,
      List<Requirement> requirements) {
    public DossierItem {
      requirements = List.copyOf(requirements);
    }
  }

  /**
   * What an item must or should be.
   *
   * @param operator how what is offered is held against it, such as {@code AT_LEAST}
   * @param value wanted, in the form in which values are compared
   * @param asked both in words
   */
  public record Requirement(
      Bilingual name, String operator, String value, Bilingual asked, boolean mandatory) {}

  /**
   * What bids are examined against.
   *
   * @param weight in percent; null for one that is passed or failed
   */
  public record Criterion(String code, Bilingual name, @Nullable BigDecimal weight) {}

  /** A rule in force, with the article it comes from. */
  public record Rule(
      String code,
      Bilingual name,
      BigDecimal value,
      Bilingual unit,
      boolean yesOrNo,
      Bilingual source) {}

  /**
   * An amendment in force.
   *
   * @param deadline as it stood after it; null where it did not move
   */
  public record Amendment(
      int number,
      Instant publishedAt,
      Bilingual reason,
      @Nullable Instant deadline,
      List<DossierChange> changes) {
    public Amendment {
      changes = List.copyOf(changes);
    }
  }

  /** What an amendment changed; blank where there was nothing, or is nothing any more. */
  public record DossierChange(Bilingual part, Bilingual before, Bilingual after) {}

  /** A question with the answer that went to everybody. */
  public record AnsweredQuestionText(
      int number, Bilingual question, Bilingual answer, Instant at) {}

  /** A file of the dossier in one language. */
  public record Document(Bilingual title, Bilingual language, String file, String sha256) {}
}
