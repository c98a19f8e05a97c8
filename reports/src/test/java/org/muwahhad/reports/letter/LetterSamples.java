package org.muwahhad.reports.letter;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.IntStream;
import org.muwahhad.reports.Bilingual;
import org.muwahhad.reports.Money;
import org.muwahhad.reports.Sample;
import org.muwahhad.reports.document.Head;

/** Letters to print; all companies are invented. */
public final class LetterSamples {
  private static final Instant AT = Instant.parse("2026-05-24T07:00:00Z");
  private static final Instant UNTIL = Instant.parse("2026-06-03T20:59:59Z");
  private static final Bilingual BIDDER =
      new Bilingual(
          "شركة الأفق المتقدم للحلول ذ.م.م – CR-1010", "Advanced Horizon Solutions LLC – CR-1010");
  private static final Bilingual WINNER =
      new Bilingual("شركة الخليج للأنظمة الرقمية", "Gulf Digital Systems Co.");
  private static final Bilingual LONG =
      new Bilingual(
          ("الشركة الخليجية المتحدة للأنظمة والحلول الرقمية المتكاملة (UGC+) ").repeat(5).strip(),
          ("United Gulf Company for Digital Systems & Solutions <IT> ").repeat(5).strip());

  private LetterSamples() {}

  public static List<Sample<?>> all() {
    LetterTemplate template = new LetterTemplate();
    return List.of(
        new Sample<>("letter-won", template, won()),
        new Sample<>("letter-other", template, other()),
        new Sample<>(
            "letter-large", template, letter(BIDDER, won(12), others(28, WINNER), findings(9))),
        new Sample<>("letter-nasty", template, nasty()));
  }

  /** To the winner of one lot. */
  static OutcomeLetter won() {
    return letter(BIDDER, won(1), List.of(), List.of());
  }

  /** To a bidder that won nothing. */
  static OutcomeLetter other() {
    return letter(BIDDER, List.of(), others(2, WINNER), findings(4));
  }

  private static OutcomeLetter nasty() {
    OutcomeLetter.Other divided =
        new OutcomeLetter.Other(
            LONG,
            List.of(
                new OutcomeLetter.Winner(LONG, Money.of("999999999999.999", "KWD")),
                new OutcomeLetter.Winner(WINNER, Money.of("0.005", "OMR"))),
            null,
            List.of(LONG, LONG));
    OutcomeLetter.Other nobody = new OutcomeLetter.Other(lot(9), List.of(), null, List.of());
    OutcomeLetter.Won part =
        new OutcomeLetter.Won(
            LONG, Money.of("123456789.121", "BHD"), new BigDecimal("37.5"), null, true, true);
    return letter(LONG, List.of(part), List.of(divided, nobody), List.of());
  }

  private static OutcomeLetter letter(
      Bilingual bidder,
      List<OutcomeLetter.Won> won,
      List<OutcomeLetter.Other> others,
      List<OutcomeLetter.Finding> findings) {
    return new OutcomeLetter(
        "JT-2026-14",
        new Bilingual(
            "توريد أجهزة الحاسب الآلي ومعدات الشبكات", "Supply of computers and network equipment"),
        new Bilingual(
            "الأمانة العامة لمجلس التعاون – جهاز الشراء المركزي",
            "GCC Secretariat General – Central purchasing body"),
        AT,
        bidder,
        UNTIL,
        won,
        others,
        findings,
        won.isEmpty()
            ? null
            : new OutcomeLetter.Guarantee(new BigDecimal("5"), 15, LocalDate.of(2026, 6, 24)),
        others.isEmpty() ? null : "https://example.org/tenders/14/complaints/new",
        new OutcomeLetter.Signatory(
            new Bilingual("جهاز الشراء المركزي", "Central purchasing body"),
            Bilingual.empty(),
            new Bilingual("المدير العام", "Director General")),
        new Head.Proof("9f86d081884c7d659a2f", "https://example.org/verify/9f86d081884c7d659a2f"));
  }

  static Bilingual lot(int number) {
    return new Bilingual(
        "الحزمة " + number + ": الحواسيب المحمولة والشاشات",
        "Lot " + number + ": Laptops and monitors");
  }

  private static List<OutcomeLetter.Won> won(int lots) {
    return IntStream.rangeClosed(1, lots)
        .mapToObj(
            i ->
                new OutcomeLetter.Won(
                    lot(i),
                    Money.of(i * 1250 + ".750", "KWD"),
                    new BigDecimal("100"),
                    Money.of("62.538", "KWD"),
                    false,
                    false))
        .toList();
  }

  private static List<OutcomeLetter.Other> others(int lots, Bilingual winner) {
    return IntStream.rangeClosed(1, lots)
        .mapToObj(
            i ->
                new OutcomeLetter.Other(
                    lot(i + 20),
                    List.of(new OutcomeLetter.Winner(winner, Money.of("15612969.75", "SAR"))),
                    new OutcomeLetter.Own(
                        Money.of("16143810.72", "SAR"),
                        2,
                        new BigDecimal("89.25"),
                        new BigDecimal("96.71"),
                        new BigDecimal("92.23")),
                    List.of(
                        new Bilingual(
                            "درجتكم النهائية 92.23 دون درجة الفائز، وترتيبكم 2.",
                            "Your final score of 92.23 is below the winner’s; your place is 2."))))
        .toList();
  }

  private static List<OutcomeLetter.Finding> findings(int count) {
    return IntStream.rangeClosed(1, count)
        .mapToObj(
            i ->
                new OutcomeLetter.Finding(
                    new Bilingual("خطة التوريد " + i, "Delivery plan " + i),
                    i == 1 ? null : new BigDecimal("12.5"),
                    i == 1
                        ? new Bilingual("مستوفى", "Met")
                        : new Bilingual("89 من 100", "89 of 100"),
                    i == 1 ? "" : "خطة واضحة تنقصها تفاصيل المخزون"))
        .toList();
  }
}
