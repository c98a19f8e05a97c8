package org.muwahhad.tender.notice;

import java.io.IOException;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.muwahhad.tender.AwardCriteria;
import org.muwahhad.tender.CriterionKind;
import org.muwahhad.tender.ProcurementMethod;
import org.muwahhad.tender.TenderQueries;
import org.muwahhad.tender.TenderRule;
import org.muwahhad.tender.publication.PublicNotice;

/** What notices of every subtype have in common: head, organisations, purpose and lots. */
final class NoticeParts {
  static final String BUYER = "ORG-0001";
  private static final String REVIEW_BODY = "ORG-0002";

  /** The first number of an organisation that is a winner. */
  static final int FIRST_WINNER = 3;

  private static final int LONGEST = 4000;
  private final EformsElements xml;
  private final EformsSettings settings;
  private final PublicNotice notice;
  private final String address;

  /**
   * @param address of the tender for everybody
   */
  NoticeParts(EformsElements xml, EformsSettings settings, PublicNotice notice, String address) {
    this.xml = xml;
    this.settings = settings;
    this.notice = notice;
    this.address = address;
  }

  /**
   * What a notice is.
   *
   * @param name by which its identifier is made
   * @param form list of its type
   * @param type code of its type
   */
  record NoticeHead(String name, Instant at, String form, String type) {}

  void head(NoticeHead head) throws IOException {
    xml.value("cbc:UBLVersionID", "2.3");
    xml.value("cbc:CustomizationID", "eforms-sdk-1.15");
    xml.id("notice-id", NoticeText.uuid(head.name()));
    xml.value("cbc:ContractFolderID", NoticeText.uuid(notice.tender().ocid()));
    xml.value("cbc:IssueDate", NoticeText.day(head.at()));
    xml.value("cbc:IssueTime", NoticeText.time(head.at()));
    xml.value("cbc:VersionID", "01");
    xml.value("cbc:RegulatoryDomain", settings.legalBasis());
    xml.code("cbc:NoticeTypeCode", head.form(), head.type());
    xml.value("cbc:NoticeLanguageCode", EformsElements.ENGLISH);
  }

  /** The subtype, and the buyer, who reviews complaints, and the winners, in their order. */
  void organisations(String subtype, List<NoticeQueries.SettledContract> winners, boolean sized)
      throws IOException {
    xml.within("efac:NoticeSubType", () -> xml.code("cbc:SubTypeCode", "notice-subtype", subtype));
    xml.within(
        "efac:Organizations",
        () -> {
          organisation(BUYER, settings.buyer(), null);
          if (!reviewer().equals(BUYER)) {
            organisation(REVIEW_BODY, settings.reviewBody(), null);
          }
          for (int i = 0; i < winners.size(); i++) {
            organisation(
                NoticeText.id("ORG", FIRST_WINNER + i),
                NoticeWinners.party(winners.get(i)),
                sized ? settings.winnerSize() : null);
          }
        });
  }

  private String reviewer() {
    return settings.reviewBody().equals(settings.buyer()) ? BUYER : REVIEW_BODY;
  }

  private void organisation(String id, EformsSettings.NoticeParty party, @Nullable String size)
      throws IOException {
    xml.within(
        "efac:Organization",
        () -> {
          if (id.equals(BUYER)) {
            // A body that bought for others in its own name would be an acquiring one.
            xml.value("efbc:AcquiringCPBIndicator", "false");
            xml.value("efbc:AwardingCPBIndicator", String.valueOf(settings.isCentral()));
          }
          xml.within("efac:Company", () -> company(id, party, size));
        });
  }

  private void company(String id, EformsSettings.NoticeParty party, @Nullable String size)
      throws IOException {
    if (size != null) {
      xml.code("efbc:CompanySizeCode", "economic-operator-size", size);
    }
    xml.optional("cbc:WebsiteURI", party.website());
    xml.party(id);
    xml.within("cac:PartyName", () -> xml.english("cbc:Name", party.name()));
    xml.within("cac:PostalAddress", () -> address(party));
    xml.within("cac:PartyLegalEntity", () -> xml.value("cbc:CompanyID", party.number()));
    if (party.telephone() != null || party.email() != null) {
      xml.within(
          "cac:Contact",
          () -> {
            xml.optional("cbc:Telephone", party.telephone());
            xml.optional("cbc:ElectronicMail", party.email());
          });
    }
  }

  private void address(EformsSettings.NoticeParty party) throws IOException {
    xml.optional("cbc:StreetName", party.street());
    xml.value("cbc:CityName", party.city());
    xml.optional("cbc:PostalZone", party.postalCode());
    xml.optional("cbc:CountrySubentityCode", party.nuts(), "listName", "nuts");
    country(party.country());
  }

  private void country(String alpha2) throws IOException {
    xml.within(
        "cac:Country",
        () -> xml.code("cbc:IdentificationCode", "country", NoticeText.country(alpha2)));
  }

  /** The buyer; what it is, where the subtype tells that. */
  void buyer(boolean described) throws IOException {
    xml.within(
        "cac:ContractingParty",
        () -> {
          if (described) {
            xml.within(
                "cac:ContractingPartyType",
                () -> xml.code("cbc:PartyTypeCode", "buyer-legal-type", settings.legalType()));
            xml.within(
                "cac:ContractingActivity",
                () -> xml.code("cbc:ActivityTypeCode", "authority-activity", settings.activity()));
          }
          xml.within("cac:Party", () -> xml.party(BUYER));
        });
  }

  /** The procedure, by the words of the format. */
  String procedure() {
    return notice.tender().procurementMethod().equals(ProcurementMethod.OPEN.code())
        ? "open"
        : "restricted";
  }

  /** What is bought, of the whole tender. */
  void purpose() throws IOException {
    String title = notice.tender().title().en();
    List<String> codes =
        notice.lots().stream()
            .flatMap(l -> l.items().stream())
            .map(PublicNotice.ItemNotice::categoryCode)
            .distinct()
            .toList();
    xml.within(
        "cac:ProcurementProject",
        () -> {
          xml.value("cbc:ID", notice.tender().number(), "schemeName", "InternalID");
          project(title, title, codes);
          place(settings.buyer().city(), settings.buyer());
        });
  }

  private void project(String name, String description, List<String> codes) throws IOException {
    xml.english("cbc:Name", name);
    xml.english("cbc:Description", cut(description));
    xml.code("cbc:ProcurementTypeCode", "contract-nature", NoticeText.nature(codes.get(0)));
    xml.within("cac:MainCommodityClassification", () -> cpv(codes.get(0)));
    for (String code : codes.subList(1, codes.size())) {
      xml.within("cac:AdditionalCommodityClassification", () -> cpv(code));
    }
  }

  private void cpv(String code) throws IOException {
    xml.code("cbc:ItemClassificationCode", "cpv", code);
  }

  private static String cut(String text) {
    return text.length() > LONGEST ? text.substring(0, LONGEST - 1) + "…" : text;
  }

  private void place(String city, EformsSettings.NoticeParty in) throws IOException {
    xml.within(
        "cac:RealizedLocation",
        "cac:Address",
        () -> {
          xml.value("cbc:CityName", city);
          xml.optional("cbc:CountrySubentityCode", in.nuts(), "listName", "nuts");
          country(in.country());
        });
  }

  /** What a lot buys, where it is delivered, and how long orders can be placed. */
  void lotPurpose(PublicNotice.LotNotice lot) throws IOException {
    String described =
        lot.items().stream()
            .map(
                i ->
                    i.name().en()
                        + ": "
                        + NoticeText.number(i.quantity())
                        + " "
                        + i.unit().en()
                        + " ("
                        + i.code()
                        + ")")
            .collect(Collectors.joining("\n"));
    xml.within(
        "cac:ProcurementProject",
        () -> {
          xml.value("cbc:ID", String.valueOf(lot.number()), "schemeName", "InternalID");
          project(
              lot.title().en(),
              described.isEmpty() ? lot.title().en() : described,
              lot.items().stream().map(PublicNotice.ItemNotice::categoryCode).distinct().toList());
          if (lot.places().isEmpty()) {
            place(settings.buyer().city(), settings.buyer());
          }
          for (PublicNotice.PlaceNotice place : lot.places()) {
            xml.within(
                "cac:RealizedLocation",
                "cac:Address",
                () -> {
                  xml.value("cbc:CityName", place.city().en());
                  country(place.stateCode());
                });
          }
          BigDecimal months = rule(TenderRule.AGREEMENT_MONTHS.code());
          if (months != null) {
            xml.within(
                "cac:PlannedPeriod",
                () ->
                    xml.value(
                        "cbc:DurationMeasure", NoticeText.number(months), "unitCode", "MONTH"));
          }
        });
  }

  @Nullable BigDecimal rule(String code) {
    return notice.rules().stream()
        .filter(r -> r.code().equals(code))
        .map(TenderQueries.Rule::value)
        .findFirst()
        .orElse(null);
  }

  /** By what bids are compared: the price, and the criteria that are scored, with their weights. */
  void criteria() throws IOException {
    List<TenderQueries.Criterion> scored =
        notice.criteria(CriterionKind.TECHNICAL).stream().filter(c -> c.weight() != null).toList();
    BigDecimal quality = rule(TenderRule.WEIGHT_QUALITY.code());
    BigDecimal price = rule(TenderRule.WEIGHT_PRICE.code());
    boolean rated =
        notice.tender().awardCriteria().equals(AwardCriteria.RATED_CRITERIA.code())
            && quality != null
            && price != null
            && !scored.isEmpty();
    xml.within(
        "cac:AwardingTerms",
        "cac:AwardingCriterion",
        () -> {
          criterion("price", "Price", rated && price != null ? price : BigDecimal.valueOf(100));
          if (rated && quality != null) {
            for (TenderQueries.Criterion c : scored) {
              criterion(
                  "quality",
                  c.name().en(),
                  quality.multiply(Objects.requireNonNull(c.weight())).movePointLeft(2));
            }
          }
        });
  }

  private void criterion(String type, String name, BigDecimal weight) throws IOException {
    xml.within(
        "cac:SubordinateAwardingCriterion",
        () -> {
          xml.extension(
              () ->
                  xml.within(
                      "efac:AwardCriterionParameter",
                      () -> {
                        xml.code("efbc:ParameterCode", "number-weight", "per-exa");
                        xml.value("efbc:ParameterNumeric", NoticeText.number(weight));
                      }));
          xml.code("cbc:AwardingCriterionTypeCode", "award-criterion-type", type);
          xml.english("cbc:Name", name);
          xml.english("cbc:Description", name);
        });
  }

  /** Where and by when an award can be complained of. */
  void appeals(boolean isNotified) throws IOException {
    xml.within(
        "cac:AppealTerms",
        () -> {
          BigDecimal days = rule(TenderRule.STANDSTILL_DAYS.code());
          if (isNotified) {
            xml.within(
                "cac:PresentationPeriod",
                () ->
                    xml.english(
                        "cbc:Description",
                        days == null
                            ? "Within the standstill period: see " + address
                            : "Within the standstill period of "
                                + NoticeText.number(days)
                                + " days after the decision is notified: see "
                                + address));
          }
          xml.within("cac:AppealReceiverParty", () -> xml.party(reviewer()));
        });
  }

  /**
   * The framework agreement: among how many suppliers a lot may be divided, and whose entities call
   * off, which are those of the states that it is delivered to.
   *
   * @param winners null where the subtype does not tell how many
   */
  void framework(PublicNotice.LotNotice lot, @Nullable BigDecimal winners) throws IOException {
    List<String> states = lot.places().stream().map(p -> p.state().en()).distinct().toList();
    if (winners == null && states.isEmpty()) {
      return;
    }
    xml.within(
        "cac:FrameworkAgreement",
        () -> {
          if (winners != null) {
            xml.value("cbc:MaximumOperatorQuantity", NoticeText.number(winners));
          }
          if (!states.isEmpty()) {
            xml.within(
                "cac:SubsequentProcessTenderRequirement",
                () -> {
                  xml.value("cbc:Name", "buyer-categories");
                  xml.english(
                      "cbc:Description", "Procuring entities of " + String.join(", ", states));
                });
          }
        });
  }

  /** How the lot is contracted: a framework agreement, from which the entities call off. */
  void contracting() throws IOException {
    BigDecimal winners = rule(TenderRule.AWARD_WINNERS_PER_LOT.code());
    boolean several = winners != null && winners.compareTo(BigDecimal.ONE) > 0;
    for (String[] system :
        List.of(
            new String[] {"framework-agreement", several ? "fa-mix" : "fa-wo-rc"},
            new String[] {"dps-usage", "none"})) {
      xml.within(
          "cac:ContractingSystem",
          () -> xml.code("cbc:ContractingSystemTypeCode", system[0], system[1]));
    }
  }

  boolean isUnderGpa() {
    return settings.isUnderGpa();
  }

  String address() {
    return address;
  }

  /** The lots that are not empty, in their order. */
  Stream<PublicNotice.LotNotice> lots() {
    return notice.lots().stream().filter(l -> !l.items().isEmpty());
  }

  PublicNotice notice() {
    return notice;
  }
}
