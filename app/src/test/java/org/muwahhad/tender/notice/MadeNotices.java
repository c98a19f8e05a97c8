package org.muwahhad.tender.notice;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.muwahhad.catalog.item.Specifications;
import org.muwahhad.shared.Bilingual;
import org.muwahhad.tender.CriterionKind;
import org.muwahhad.tender.LotStatus;
import org.muwahhad.tender.NoAward;
import org.muwahhad.tender.ProcedureQueries;
import org.muwahhad.tender.PublicState;
import org.muwahhad.tender.TenderDates;
import org.muwahhad.tender.TenderQueries;
import org.muwahhad.tender.publication.PublicNotice;
import org.muwahhad.tender.publication.PublishedTenderQueries;

/** Notices of tenders that nobody prepared: of every procedure, and of any number of lots. */
final class MadeNotices {
  private static final String ADDRESS = "https://tenders.example.org/publications/T-2026-001";
  private static final Map<String, String> CONFIGURED =
      Map.of(
          "muwahhad.eforms.buyer.name", "GCC Central Purchasing Body",
          "muwahhad.eforms.buyer.number", "GCC-CPB",
          "muwahhad.eforms.buyer.city", "Riyadh",
          "muwahhad.eforms.buyer.postal-code", "11462",
          "muwahhad.eforms.buyer.country", "SA",
          "muwahhad.eforms.buyer.telephone", "+966 11 4827777",
          "muwahhad.eforms.buyer.email", "tenders@example.org");
  private static final EformsSettings SETTINGS =
      new EformsSettings(name -> Optional.ofNullable(CONFIGURED.get(name)));

  private MadeNotices() {}

  static byte[] amendmentNotice(String kind) throws IOException {
    ByteArrayOutputStream to = new ByteArrayOutputStream();
    AwardNotice.write(
        SETTINGS,
        notice(2, "open", 1, false),
        contracts(2).get(0),
        new NoticeQueries.ForcedAmendment(
            1,
            1,
            "T-2026-001",
            1,
            kind,
            LocalDate.parse("2026-08-01"),
            kind.equals("TERM") ? LocalDate.parse("2028-08-01") : null,
            "حسب شروط المنافسة",
            Instant.parse("2026-07-20T08:00:00Z")),
        ADDRESS,
        to);
    return to.toByteArray();
  }

  static byte[] contractNotice(PublicNotice notice) throws IOException {
    ByteArrayOutputStream to = new ByteArrayOutputStream();
    ContractNotice.write(SETTINGS, notice, ADDRESS, to);
    return to.toByteArray();
  }

  static byte[] awardNotice(PublicNotice notice) throws IOException {
    int lots = notice.lots().size();
    ByteArrayOutputStream to = new ByteArrayOutputStream();
    AwardNotice.write(
        SETTINGS,
        notice,
        new AwardNotice.AwardedContracts(
            contracts(lots),
            IntStream.range(1, lots).mapToObj(i -> new NoticeQueries.LotBids(i, "SA", 3)).toList(),
            List.of(new NoticeQueries.LotComplaints(1, 2))),
        ADDRESS,
        to);
    return to.toByteArray();
  }

  /** An agreement for each lot but the last, with a few suppliers. */
  private static List<NoticeQueries.SettledContract> contracts(int lots) {
    return IntStream.range(1, lots)
        .mapToObj(
            i ->
                new NoticeQueries.SettledContract(
                    i,
                    i,
                    i,
                    i,
                    "FA-2026-001-" + i,
                    Instant.parse("2026-07-01T08:00:00Z"),
                    Instant.parse("2026-06-01T08:00:00Z"),
                    new BigDecimal("1000.125"),
                    "KWD",
                    new BigDecimal("12000.00"),
                    i % 7,
                    "101012345" + i % 7,
                    "Gulf Systems",
                    "SA",
                    i % 2 == 0 ? null : "King Fahd Road, Riyadh",
                    i % 3 == 0 ? null : i % 3,
                    i % 4 == 1))
        .toList();
  }

  /** Lots of two items each, of which the last was not awarded. An open procedure is null there. */
  @SuppressWarnings("NullAway")
  static PublicNotice notice(int count, String method, int winners, boolean urgent) {
    List<PublicNotice.LotNotice> lots = new ArrayList<>();
    for (int i = 1; i <= count; i++) {
      lots.add(
          new PublicNotice.LotNotice(
              i,
              i,
              name("Lot " + i),
              LotStatus.values()[0],
              List.of(item(i, "30213100"), item(i + count, "72000000")),
              List.of(
                  new PublicNotice.PlaceNotice(
                      "KW", name("Kuwait"), name("Kuwait City"), List.of()))));
    }
    Instant published = Instant.parse("2026-03-01T08:00:00Z");
    PublishedTenderQueries.PublishedTenderHead head =
        new PublishedTenderQueries.PublishedTenderHead(
            1,
            "T-2026-001",
            "ocds-x-T-2026-001",
            name("Notebooks"),
            PublicState.AWARDED,
            method,
            "ratedCriteria",
            "SAR",
            published,
            Instant.parse("2026-05-01T08:00:00Z"),
            LocalDate.parse("2026-03-01"),
            urgent ? "The warranty of what is in use ends." : null,
            null,
            null,
            published,
            false,
            null,
            null);
    List<TenderQueries.Rule> rules =
        List.of(
            rule("weight.price", "70"),
            rule("weight.quality", "30"),
            rule("agreement.months", "24"),
            rule("bid.validity-days", "90"),
            rule("standstill.days", "10"),
            rule("bid-security.percent", "1"),
            rule("award.winners-per-lot", String.valueOf(winners)),
            rule("questions.close-days", "10"));
    return new PublicNotice(
        head,
        lots,
        List.of(criterion(1, "60"), criterion(2, "40")),
        rules,
        null,
        TenderDates.of(head.deadlineAt(), rules),
        null,
        List.of(),
        List.of(),
        List.of(),
        method.equals("open")
            ? null
            : new ProcedureQueries.Procedure(
                1,
                method,
                "complex",
                name("Complex"),
                name("Article 18"),
                name("Complex"),
                Instant.parse("2026-04-01T08:00:00Z"),
                null),
        List.of(),
        true,
        List.of(),
        List.of(),
        List.of(),
        List.of(new PublishedTenderQueries.UnawardedRow(count, NoAward.NO_BID)));
  }

  private static PublicNotice.ItemNotice item(int id, String category) {
    return new PublicNotice.ItemNotice(
        id,
        "NB-" + id,
        name("Notebook"),
        category,
        "C62",
        name("piece"),
        new BigDecimal("10.500"),
        false,
        Specifications.Specification.none(),
        List.of(),
        null);
  }

  private static TenderQueries.Criterion criterion(int id, String weight) {
    return new TenderQueries.Criterion(
        id,
        1,
        CriterionKind.TECHNICAL,
        "T" + id,
        id,
        name("Quality " + id),
        new BigDecimal(weight));
  }

  private static TenderQueries.Rule rule(String code, String value) {
    return new TenderQueries.Rule(
        code, new BigDecimal(value), "", name(code), name("Rule"), LocalDate.parse("2026-01-01"));
  }

  private static Bilingual name(String text) {
    return new Bilingual(text, text);
  }
}
