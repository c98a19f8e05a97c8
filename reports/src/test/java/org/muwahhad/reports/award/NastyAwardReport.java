package org.muwahhad.reports.award;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.muwahhad.reports.Bilingual;
import org.muwahhad.reports.Money;
import org.muwahhad.reports.Price;
import org.muwahhad.reports.award.AwardReport.Award;
import org.muwahhad.reports.award.AwardReport.Bid;
import org.muwahhad.reports.award.AwardReport.BidScores;
import org.muwahhad.reports.award.AwardReport.Criterion;
import org.muwahhad.reports.award.AwardReport.Prices;
import org.muwahhad.reports.award.AwardReport.StateDemand;
import org.muwahhad.reports.award.AwardReport.Summary;
import org.muwahhad.reports.award.AwardReport.Tender;

/** The report behind {@link SampleAwardReports#nasty()}. */
final class NastyAwardReport {

  private static final String CURRENCY = "KWD";
  private static final Bilingual LONG =
      new Bilingual(
          ("الشركة الخليجية المتحدة للأنظمة والحلول الرقمية المتكاملة وتقنية المعلومات والاتصالات ")
                  .repeat(4)
                  .substring(0, 299)
              + "ة",
          ("United Gulf Company for Integrated Digital Systems & Solutions <IT and Telecom> ")
                  .repeat(4)
                  .substring(0, 299)
              + ".");
  private static final Bilingual MIXED =
      new Bilingual(
          "خادم HPE ProLiant DL380 Gen12 (2U) بمعالجي Intel® Xeon® 6 وسعة 1.5 TB مع iLO 7، فئة A+",
          "Server HPE ProLiant DL380 Gen12 (2U), two Intel® Xeon® 6, 1.5 TB, iLO 7, class A+");

  private NastyAwardReport() {}

  static AwardReport report() {
    AwardReport small = SampleAwardReports.small();
    Tender tender = small.tender();
    Money total = Money.of("987654321.125", CURRENCY);
    return new AwardReport(
        new Tender(tender.number(), tender.ocid(), LONG, LONG, LONG, CURRENCY, tender.languages()),
        small.issuedAt(),
        small.zone(),
        true,
        small.states(),
        new Summary(1, 2, 4, 2, 40, 41, total, total),
        small.timeline(),
        List.of(
            new StateDemand("KW", 1, 1, new BigDecimal("0.333333"), total),
            new StateDemand("SA", 1, 0, BigDecimal.ZERO, Money.zero(CURRENCY))),
        List.of(crowded(), withoutBids(), withoutItems(), unjudged()),
        false,
        List.of(),
        small.decisions(),
        small.signatories().subList(0, 5),
        small.verification());
  }

  private static ReportLot crowded() {
    List<Bid> bids = new ArrayList<>();
    for (int i = 1; i <= 39; i++) {
      bids.add(bid(i));
    }
    bids.add(
        new Bid(
            LONG,
            Optional.empty(),
            Optional.of(new BigDecimal("12.5")),
            scores(),
            Optional.empty(),
            LONG));
    Money half = Money.of("123456.789", CURRENCY);
    return new ReportLot(
        "1",
        LONG,
        MIXED,
        criteria(),
        bids,
        List.of(
            new Award(bids.get(0).bidder(), half, half, new BigDecimal("62.5")),
            new Award(bids.get(1).bidder(), half, half, new BigDecimal("37.5"))),
        List.of(LONG, MIXED),
        Money.of("200000.001", CURRENCY),
        List.of(item("IT-LONG", LONG), item("IT-MIXED", MIXED)));
  }

  private static Bid bid(int rank) {
    Money price = Money.of(rank + "23456.789", CURRENCY);
    Bilingual name =
        rank % 3 == 0 ? LONG : new Bilingual("شركة رقم " + rank, "Company no. " + rank);
    return new Bid(
        name,
        Optional.of(
            new Prices(Money.of(rank + "0000000.25", "USD"), price, price, price.plus(price))),
        Optional.of(new BigDecimal("99.99")),
        scores(),
        Optional.of(new BidScores(new BigDecimal("100"), new BigDecimal("88.88"), rank)),
        Bilingual.empty());
  }

  private static List<Criterion> criteria() {
    List<Criterion> criteria = new ArrayList<>();
    for (int i = 1; i <= 8; i++) {
      criteria.add(
          new Criterion(
              new Bilingual("معيار الجودة رقم " + i, "Quality criterion no. " + i),
              new BigDecimal("12.5")));
    }
    return criteria;
  }

  private static List<BigDecimal> scores() {
    List<BigDecimal> scores = new ArrayList<>();
    for (int i = 1; i <= 8; i++) {
      scores.add(new BigDecimal("70.0" + i));
    }
    return scores;
  }

  private static ReportLotItem item(String code, Bilingual name) {
    Price price = Price.of("1234567.891234567", CURRENCY);
    return new ReportLotItem(
        code,
        name,
        new Bilingual("متر مكعب", "Cubic metre"),
        new BigDecimal("1234567.5"),
        Optional.of(price),
        Optional.of(Money.of("99999999999.999", CURRENCY)),
        Map.of("KW", new BigDecimal("1234567.5")));
  }

  private static ReportLot withoutBids() {
    return lot("2", List.of(), List.of(unpriced()));
  }

  private static ReportLot withoutItems() {
    return lot("3", List.of(), List.of());
  }

  private static ReportLot unjudged() {
    Bid late =
        new Bid(
            MIXED,
            Optional.empty(),
            Optional.empty(),
            List.of(),
            Optional.empty(),
            new Bilingual("لم يُقدَّم الضمان الابتدائي", "no bid security was given"));
    return lot("4", List.of(late), List.of(unpriced()));
  }

  private static ReportLot lot(String number, List<Bid> bids, List<ReportLotItem> items) {
    return new ReportLot(
        number, MIXED, MIXED, criteria(), bids, List.of(), List.of(), Money.zero(CURRENCY), items);
  }

  private static ReportLotItem unpriced() {
    return new ReportLotItem(
        "IT-0", MIXED, MIXED, BigDecimal.TEN, Optional.empty(), Optional.empty(), Map.of());
  }
}
