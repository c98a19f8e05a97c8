package org.muwahhad.reports.award;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.ResourceBundle;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.muwahhad.reports.Bilingual;
import org.muwahhad.reports.Edition;
import org.muwahhad.reports.Money;
import org.muwahhad.reports.document.Block;
import org.muwahhad.reports.document.Labels;
import org.muwahhad.reports.render.ReportPrinter;
import org.verapdf.pdfa.flavours.PDFAFlavour;

/** The printed award report, read back as archives, readers and screen readers do. */
@Tag("long")
class AwardPdfTest {

  private static final ReportPrinter<AwardReport> PRINTER =
      new ReportPrinter<>(new AwardTemplate());
  private static final AwardReport SMALL = SampleAwardReports.small();
  private static final AwardReport NASTY = SampleAwardReports.nasty();
  private static final String NAMED_READERS =
      ResourceBundle.getBundle("org.muwahhad.reports.render.common", Locale.forLanguageTag("ar"))
          .getString("named.readers");

  private static byte[] print(AwardReport report, Edition edition) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    PRINTER.pdf(report, edition, out);
    return out.toByteArray();
  }

  private static ReadPdf read(AwardReport report, Edition edition) throws IOException {
    return new ReadPdf(print(report, edition));
  }

  @ParameterizedTest
  @EnumSource(Edition.class)
  void a_thousand_items_print_with_every_code(Edition edition) throws Exception {
    AwardReport large = SampleAwardReports.withItems(1000);

    ReadPdf pdf = read(large, edition);
    String text = pdf.spoken();

    assertThat(pdf.pages()).isGreaterThan(25);
    for (ReportLot lot : large.lots()) {
      assertThat(lot.items()).allSatisfy(item -> assertThat(text).contains(item.code()));
    }
  }

  @ParameterizedTest
  @EnumSource(Edition.class)
  void the_structure_says_what_is_a_heading_a_table_and_a_figure(Edition edition) throws Exception {
    ReadPdf pdf = read(SMALL, edition);
    Map<String, Integer> tags = pdf.tags();

    // The title and eleven sections; three lots in four of them, and one committee.
    assertThat(tags).containsEntry("H1", 12).containsEntry("H2", 3 * 4 + 1);
    // Winners, timeline, demand, allocation, savings, votes; bids, scores, items of each lot.
    assertThat(tags).containsEntry("Table", 6 + 3 * 3);
    assertThat(tags).containsEntry("TH", 4 + 4 + 6 + 7 + 6 + 5 + 3 * (9 + 6 + 12));
    int rows = (1 + 4) + (1 + 9) + (1 + 7) + (1 + 7) + (1 + 4) + (1 + 6);
    int rowsOfLots = 3 * ((1 + 6) + (1 + 5)) + 3 + 30 + 3;
    assertThat(tags).containsEntry("TR", rows + rowsOfLots);
    assertThat(pdf.scopes()).hasSize(tags.getOrDefault("TH", 0)).containsOnly("Column");
    // The code to verify by, the demand, and the bids of each lot.
    assertThat(pdf.figures()).hasSize(1 + 1 + 3).noneMatch(String::isBlank);
  }

  @Test
  void the_cover_says_that_it_is_for_named_readers_while_the_award_is_not_public()
      throws Exception {
    assertThat(read(NASTY, Edition.ENGLISH).spoken())
        .contains("Confidential: for named readers only");
    assertThat(read(NASTY, Edition.ARABIC).spoken()).contains(NAMED_READERS);
    assertThat(read(SMALL, Edition.ENGLISH).spoken())
        .doesNotContain("Confidential: for named readers only");
  }

  @ParameterizedTest
  @EnumSource(Edition.class)
  void the_first_page_says_who_won_and_for_how_much(Edition edition) throws Exception {
    String first =
        unspaced(
            String.join(
                "\n",
                read(SMALL, edition).told().stream()
                    .filter(told -> told.page() == 1)
                    .map(ReadPdf.Told::exact)
                    .toList()));

    assertThat(first).contains("15,612,969.75");
    for (ReportLot lot : SMALL.lots()) {
      AwardReport.Award award = lot.awards().get(0);
      assertThat(first)
          .contains(String.format(Locale.ROOT, "%,.2f", award.amount().amount()))
          .contains(
              unspaced(edition == Edition.ENGLISH ? award.bidder().en() : award.bidder().ar()));
    }
  }

  @Test
  void the_scores_of_a_bid_stand_once_for_all_lots_in_which_they_are_the_same() throws Exception {
    ReportLot one = SMALL.lots().get(0);
    AwardReport same =
        SampleAwardReports.small(
            List.of(one, like(SMALL.lots().get(1), one), like(SMALL.lots().get(2), one)));
    AwardReport other =
        SampleAwardReports.small(List.of(one, like(SMALL.lots().get(1), one), SMALL.lots().get(2)));

    assertThat(scores(same)).containsExactly("All lots");
    assertThat(scores(other))
        .containsExactly("Lots 1 · 2", "Lot 3: " + SMALL.lots().get(2).title().en());
    assertThat(scores(SMALL)).hasSize(3);
  }

  /** The headings of the tables of scores. */
  private static List<String> scores(AwardReport report) {
    return PRINTER.document(report).sections().stream()
        .filter(section -> section.title().en().equals("Technical evaluation scores"))
        .flatMap(section -> section.blocks().stream())
        .filter(Block.Heading.class::isInstance)
        .map(heading -> ((Block.Heading) heading).text().en())
        .toList();
  }

  /** The lot with the bids of another. */
  private static ReportLot like(ReportLot lot, ReportLot other) {
    return new ReportLot(
        lot.number(),
        lot.title(),
        lot.method(),
        other.criteria(),
        other.bids(),
        lot.awards(),
        lot.reasons(),
        lot.benchmark(),
        lot.items());
  }

  @Test
  void a_bid_in_another_currency_shows_its_own_prices_and_what_the_states_pay_is_marked()
      throws Exception {
    ReadPdf divided = read(DividedAwardReport.report(), Edition.ENGLISH);

    assertThat(divided.spoken())
        .contains("Paid in USD", "402.31", "Total paid in USD", "Recommended and not decided");
    assertThat(divided.violations(PDFAFlavour.PDFUA_1)).isEmpty();
    assertThat(read(DividedAwardReport.report(), Edition.ARABIC).spoken())
        .contains("مجموع المدفوع (دولار أمريكي)", "موصى به ولم يُبتّ فيه");
    assertThat(read(SMALL, Edition.ENGLISH).spoken())
        .doesNotContain("Paid in", "Recommended and not decided");
  }

  @Test
  void a_state_that_stood_aside_is_not_told_as_absent() throws Exception {
    assertThat(read(SMALL, Edition.ENGLISH).spoken()).contains("Stood aside", "Absent");
    assertThat(read(SMALL, Edition.ARABIC).spoken()).contains("متنحٍّ", "غائب");
  }

  @Test
  void a_figure_tells_in_words_what_its_chart_shows() throws Exception {
    assertThat(read(SMALL, Edition.ENGLISH).figures().get(1))
        .startsWith("Estimated value of the demand by state (SAR)")
        .contains("Kuwait ");
  }

  @ParameterizedTest
  @EnumSource(
      value = Edition.class,
      names = {"ARABIC", "BILINGUAL"})
  void arabic_is_read_back_in_the_order_it_is_spoken(Edition edition) throws Exception {
    ReadPdf pdf = read(SMALL, edition);

    assertThat(pdf.spoken()).contains("مبدّل شبكة بـ 48 منفذًا يدعم PoE+");
    assertThat(pdf.text())
        .contains("الأمانة العامة لمجلس التعاون لدول الخليج العربية – مكتب الشراء الموحد")
        .contains("شركة الأفق المتقدم للحلول ذ.م.م")
        .contains("الدرجة الفنية 63.75 دون الحد الأدنى 70")
        .contains("7 ذو الحجة 1447 هـ")
        .contains("24 مايو 2026، 11:00")
        .contains("لا غير");
  }

  @Test
  void the_bilingual_edition_says_everything_in_both_languages() throws Exception {
    String text = read(SMALL, Edition.BILINGUAL).spoken();

    for (ReportLot lot : SMALL.lots()) {
      assertThat(text).contains(lot.title().ar()).contains(lot.title().en());
    }
    assertThat(text).contains("Award report").contains("تقرير الترسية");
    assertThat(text).contains("Approved").contains("موافق");
  }

  @Test
  void before_the_committees_decide_it_is_called_a_recommendation() throws Exception {
    String text = read(SampleAwardReports.smallRecommended(), Edition.BILINGUAL).spoken();

    assertThat(text)
        .contains("Award recommendation report", "تقرير التوصية بالترسية")
        .contains("These awards are recommended.", "Lots with a recommended award")
        .doesNotContain("Award report", "Winner", "Lots awarded", "are approved");
  }

  @Test
  void its_awards_are_listed_once() {
    AwardBrief whole = SampleBrief.of(SMALL);
    AwardBrief brief =
        new AwardBrief(
            whole.overBenchmark(),
            whole.overEstimate(),
            whole.lots().subList(0, 3),
            whole.notFirst(),
            whole.others(),
            whole.matters());

    assertThat(tables(SampleAwardReports.recommended(brief)))
        .contains("brieflots")
        .doesNotContain("outcomes");
    assertThat(tables(SampleAwardReports.recommended(whole)))
        .as("the brief counts the further lots")
        .contains("brieflots", "outcomes");
    assertThat(tables(SMALL)).contains("outcomes").doesNotContain("brieflots");
  }

  private static List<String> tables(AwardReport report) {
    AwardTemplate template = new AwardTemplate();
    return template.write(report, Labels.beside(AwardTemplate.class)).sections().stream()
        .flatMap(s -> s.blocks().stream())
        .filter(Block.TableBlock.class::isInstance)
        .map(b -> ((Block.TableBlock) b).shape().name())
        .toList();
  }

  @ParameterizedTest
  @EnumSource(Edition.class)
  void the_first_page_of_a_recommendation_is_a_brief_and_it_is_one_page(Edition edition)
      throws Exception {
    ReadPdf pdf = read(SampleAwardReports.smallRecommended(), edition);
    boolean english = edition == Edition.ENGLISH;
    List<String> first =
        pdf.told().stream().filter(told -> told.page() == 1).map(ReadPdf.Told::exact).toList();
    List<String> second =
        pdf.told().stream().filter(told -> told.page() == 2).map(ReadPdf.Told::exact).toList();

    assertThat(unspaced(String.join("\n", first)))
        .contains(unspaced(english ? "Decision brief" : "موجز القرار"))
        .contains("46,838,909.25", "8.2%", "178,946.180")
        .contains(unspaced(english ? "7 more lots" : "حزم أخرى (7)"))
        .contains(unspaced(english ? "thirty days (and 4 more)" : "يومًا (وغيرها: 4)"))
        .contains(unspaced(english ? "1. Fewest suppliers" : "1. أقل عدد من الموردين"))
        .contains("87,030.25")
        .contains(unspaced(english ? "Red flags: 3, of which 1" : "مؤشرات للتحقق: 3، منها 1"))
        .contains(unspaced(english ? "Complaints: none" : "تظلمات: لا يوجد"));
    assertThat(unspaced(String.join("\n", second)))
        .contains(unspaced(english ? "Result" : "النتيجة"))
        .doesNotContain(unspaced(english ? "Fewest suppliers" : "أقل عدد من الموردين"));
    assertThat(unspaced(pdf.spoken()))
        .contains(unspaced(english ? "Round prices, lot 5" : "أسعار مدوَّرة، الحزمة 5"))
        .contains(unspaced(english ? "5. Fewest suppliers" : "5. أقل عدد من الموردين"));
    assertThat(pdf.violations(PDFAFlavour.PDFUA_1)).isEmpty();
  }

  @Test
  void columns_stand_in_the_order_of_reading() throws Exception {
    ReadPdf english = read(SMALL, Edition.ENGLISH);
    ReadPdf arabic = read(SMALL, Edition.ARABIC);

    assertThat(english.leftOfHead("Winner")).isGreaterThan(english.leftOfHead("Title of the lot"));
    assertThat(arabic.leftOfHead("الفائز")).isLessThan(arabic.leftOfHead("عنوان الحزمة"));
    assertThat(english.leftOfHead("SA")).isGreaterThan(english.leftOfHead("AE"));
    assertThat(arabic.leftOfHead("السعودية")).isLessThan(arabic.leftOfHead("الإمارات"));
  }

  @ParameterizedTest
  @EnumSource(Edition.class)
  void every_text_of_the_record_is_printed(Edition edition) throws Exception {
    for (AwardReport report : List.of(SMALL, NASTY)) {
      String spoken = unspaced(read(report, edition).spoken());
      List<Bilingual> texts = new ArrayList<>(RecordValues.of(report, Bilingual.class));
      // The official name of a state stands beside signatures alone.
      report.states().stream()
          .filter(s -> report.signatories().stream().noneMatch(p -> p.state().equals(s.code())))
          .forEach(s -> texts.remove(s.officialName()));

      for (Bilingual text : texts) {
        if (edition != Edition.ENGLISH) {
          assertThat(spoken).contains(unspaced(text.ar()));
        }
        if (edition != Edition.ARABIC) {
          assertThat(spoken).contains(unspaced(text.en()));
        }
      }
    }
  }

  @ParameterizedTest
  @EnumSource(Edition.class)
  void every_amount_of_the_record_is_printed(Edition edition) throws Exception {
    String spoken = read(SMALL, edition).spoken();

    for (Money money : RecordValues.of(SMALL, Money.class)) {
      String pattern = Money.decimals(money.currency()) == 3 ? "%,.3f" : "%,.2f";
      assertThat(spoken).contains(String.format(Locale.ROOT, pattern, money.amount()));
    }
  }

  private static String unspaced(String text) {
    return ReadPdf.squeezed(text).replace(" ", "");
  }

  @Test
  void totals_are_the_sums_of_their_columns() throws Exception {
    String spoken = read(SMALL, Edition.ENGLISH).spoken();

    assertThat(spoken).contains("Total\n15,612,969.75");
    assertThat(SMALL.awarded().amount()).isEqualByComparingTo("15612969.75");
  }

  @Test
  void the_figures_are_attached_for_machines() throws Exception {
    assertThat(read(SMALL, Edition.ARABIC).attachment("figures.json"))
        .startsWith("{\"tender\":{\"number\":\"GCC-JT-2026-014\"")
        .contains("\"unitPrice\":{\"amount\":\"850.00\",\"currency\":\"SAR\"}");
  }
}
