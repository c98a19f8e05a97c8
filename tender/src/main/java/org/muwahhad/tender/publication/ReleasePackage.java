package org.muwahhad.tender.publication;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An OCDS 1.1 release package with one release, in the words of the standard. Texts are Arabic;
 * those in English stand beside them, named with {@code _en}. Instants are UTC.
 *
 * @param uri of this package
 * @param version of the standard
 * @param extensions of the standard that are used
 */
record ReleasePackage(
    String uri,
    Instant publishedDate,
    NamedParty publisher,
    String version,
    List<String> extensions,
    List<Release> releases) {

  /** A name alone. */
  record NamedParty(String name) {}

  /** What is known of a contracting process at a moment. */
  record Release(
      String ocid,
      String id,
      Instant date,
      List<String> tag,
      String initiationType,
      String language,
      List<Party> parties,
      Reference buyer,
      Tender tender,
      List<Award> awards) {}

  /** Somebody who takes part; referred to by its id. */
  record Party(
      String id, String name, @JsonProperty("name_en") String nameEn, List<String> roles) {}

  /** A reference to a party. */
  record Reference(String id, String name) {}

  /** The tender stage. */
  record Tender(
      String id,
      String title,
      @JsonProperty("title_en") String titleEn,
      String status,
      Reference procuringEntity,
      String procurementMethod,
      String procurementMethodDetails,
      @Nullable String procurementMethodRationale,
      @JsonProperty("procurementMethodRationale_en") @Nullable String procurementMethodRationaleEn,
      String awardCriteria,
      String awardCriteriaDetails,
      String eligibilityCriteria,
      List<String> submissionMethod,
      Period tenderPeriod,
      @Nullable Period enquiryPeriod,
      boolean hasEnquiries,
      List<Enquiry> enquiries,
      List<Reference> tenderers,
      List<ReleaseLot> lots,
      List<ReleaseItem> items,
      List<Document> documents,
      List<Amendment> amendments) {}

  /** From when until when. */
  record Period(Instant startDate, Instant endDate) {}

  /** A question with its answer, by the enquiries extension. */
  record Enquiry(
      String id,
      String description,
      @JsonProperty("description_en") String descriptionEn,
      String answer,
      @JsonProperty("answer_en") String answerEn,
      Instant dateAnswered) {}

  /** A lot, by the lots extension. */
  record ReleaseLot(
      String id, String title, @JsonProperty("title_en") String titleEn, String status) {}

  /**
   * An item that is asked for.
   *
   * @param deliveryLocation null where what an award gives of it is told
   */
  record ReleaseItem(
      String id,
      String description,
      @JsonProperty("description_en") String descriptionEn,
      Classification classification,
      BigDecimal quantity,
      Unit unit,
      String relatedLot,
      @Nullable Location deliveryLocation) {}

  /** Where an item is delivered, by the location extension. */
  record Location(String description, @JsonProperty("description_en") String descriptionEn) {}

  /** A code of a classification, such as CPV. */
  record Classification(String scheme, String id) {}

  /** A unit of UN/ECE Recommendation 20. */
  record Unit(String scheme, String id, String name, @JsonProperty("name_en") String nameEn) {}

  /** Something to read. */
  record Document(
      String id,
      String documentType,
      String title,
      String url,
      String format,
      String language,
      Instant datePublished) {}

  /** A version of the tender. */
  record Amendment(
      String id,
      Instant date,
      String rationale,
      @JsonProperty("rationale_en") String rationaleEn,
      String description) {}

  /**
   * An award, with what it gives of the items of its lot; its date is that of the committee's
   * decision. A lot that is awarded to nobody has one without date, value and suppliers.
   */
  record Award(
      String id,
      String status,
      @Nullable Instant date,
      @Nullable Value value,
      List<Reference> suppliers,
      List<ReleaseItem> items,
      List<String> relatedLots) {}

  /** An amount in a currency, without VAT. */
  record Value(BigDecimal amount, String currency) {}
}
