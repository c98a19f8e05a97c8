package org.muwahhad.reports.agreement;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.muwahhad.reports.Bilingual;
import org.muwahhad.reports.Money;
import org.muwahhad.reports.Price;
import org.muwahhad.reports.PriceIndex;
import org.muwahhad.reports.document.DocumentHead;

/**
 * Everything a framework agreement says, as it was concluded. Days are those of Riyadh, amounts
 * without VAT and in the currency of the agreement.
 *
 * @param number the agreement's own number
 * @param issuer the central purchasing body, for all entities
 * @param at when it was issued, UTC; also the date inside the PDF
 * @param supplier with its number in the register
 * @param tender number of the tender that awarded it
 * @param title of the tender
 * @param lot number and title of the lot
 * @param startsOn first day of orders
 * @param endsOn last day of orders
 * @param value what the award comes to
 * @param items at least one
 * @param entities that may order, with their states
 * @param quantities of all entities of a state together, by state and item
 * @param terms rules of the tender that hold for the agreement
 * @param index that its prices may follow; null where they follow none
 * @param supply how its supplier is used beside others of the lot, in a sentence
 * @param documents files of the dossier, which are part of it
 * @param proof how a reader checks it
 */
public record AgreementReport(
    String number,
    Bilingual issuer,
    Instant at,
    Bilingual supplier,
    String tender,
    Bilingual title,
    Bilingual lot,
    LocalDate startsOn,
    LocalDate endsOn,
    Money value,
    List<AgreedItem> items,
    List<EntitledEntity> entities,
    List<StateQuantity> quantities,
    List<AgreedTerm> terms,
    @Nullable PriceIndex index,
    Bilingual supply,
    List<DossierFile> documents,
    DocumentHead.Proof proof) {
  public AgreementReport {
    items = List.copyOf(items);
    entities = List.copyOf(entities);
    quantities = List.copyOf(quantities);
    terms = List.copyOf(terms);
    documents = List.copyOf(documents);
  }

  /**
   * An item with its price.
   *
   * @param quantity of all entities together
   */
  public record AgreedItem(
      String code, Bilingual item, Bilingual unit, BigDecimal quantity, Price price) {}

  /** An entity that may order. */
  public record EntitledEntity(String code, Bilingual name, Bilingual state) {}

  /** How much of an item the entities of a state were awarded together; in the unit of the item. */
  public record StateQuantity(
      Bilingual state, String code, Bilingual item, BigDecimal quantity, Bilingual unit) {}

  /**
   * A rule of the tender.
   *
   * @param unit blank where its value is a count, or yes or no
   * @param yesOrNo whether a value of 1 means yes and one of 0 no
   */
  public record AgreedTerm(
      String code,
      Bilingual name,
      BigDecimal value,
      Bilingual unit,
      boolean yesOrNo,
      Bilingual source) {}

  /** A file of the dossier. */
  public record DossierFile(Bilingual title, String fileName, String sha256) {}
}
