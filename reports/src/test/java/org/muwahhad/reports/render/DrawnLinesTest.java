package org.muwahhad.reports.render;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import net.sf.jasperreports.engine.DefaultJasperReportsContext;
import net.sf.jasperreports.engine.JasperPrint;
import net.sf.jasperreports.engine.base.JRBasePrintPage;
import net.sf.jasperreports.engine.base.JRBasePrintText;
import net.sf.jasperreports.engine.util.JRTextMeasurerUtil;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.muwahhad.reports.award.ReadPdf;

/** A text that is given as much room as was measured for it is drawn whole within it. */
@Tag("long")
class DrawnLinesTest {
  private static final String FACE = "IBM Plex Sans Arabic";
  private static final List<String> NAMES =
      List.of(
          "شركة الأفق المتقدم للحلول ذ.م.م",
          "مؤسسة الخليج للأنظمة والاتصالات",
          "الشركة العُمانية للحلول الإلكترونية",
          "لا إله إلا الله لألأة الآلات والإلاءات",
          "الإدارة العامة للإلكترونيات والآلات",
          "مجموعة آل بو سعيد للتجارة والمقاولات",
          "سالم بن علي بن محمد آل نهيان",
          "الكويت – بيت التقنية للأجهزة الطبية",
          "شركة Horizon Technology للتقنية المحدودة",
          "HPE ProLiant DL380 خادم رفّي بمعالجين",
          "حاسوب محمول 14 بوصة، 16 جيجابايت",
          "مبدّل شبكة بـ 48 منفذًا يدعم PoE+",
          "رخصة مكتبية سنوية (ISO/IEC 27001:2022)",
          "وزارة الصحة والسكان ووقاية المجتمع",
          "نظّارات واقية لفنيّي المختبرات والأشعّة",
          "Horizon Technology Company for Trading",
          "Advanced Horizon Solutions W.L.L.",
          "AVAYA Toyota WAW Ltd. – Al-Ahmadi branch");

  @ParameterizedTest
  @ValueSource(strings = {"IBM Plex Sans Arabic", "IBM Plex Sans Arabic SemiBold"})
  void no_word_of_a_name_is_lost_however_narrowly_it_fits(String face) throws Exception {
    List<JRBasePrintText> texts = new ArrayList<>();
    for (String name : NAMES) {
      for (int width = 40; width < 200; width++) {
        texts.add(text(name, face, width));
      }
    }

    ReadPdf pdf = new ReadPdf(drawn(texts, 1000));

    assertThat(pdf.cutOff()).isEmpty();
    assertThat(pdf.told()).hasSize(texts.size());
  }

  @ParameterizedTest
  @ValueSource(strings = {"GCC-JP-2026-0001", "CR-101", "OM-R18-01", "27001/2022"})
  void a_code_is_broken_only_where_its_column_is_too_narrow_for_it(String code) throws Exception {
    int enough = 12;
    while (!isOneLine(text(code, FACE, enough))) {
      enough++;
    }
    List<JRBasePrintText> whole = new ArrayList<>();
    List<JRBasePrintText> broken = new ArrayList<>();
    for (int width = 12; width < 140; width++) {
      List<JRBasePrintText> texts = width < enough ? broken : whole;
      texts.add(text("Tender " + code, FACE, width));
      texts.add(text("المنافسة " + code, FACE, width));
    }

    assertThat(new ReadPdf(drawn(whole, 1)).pagesWithout(code, 1)).isEmpty();
    assertThat(new ReadPdf(drawn(broken, 1)).pagesWithout(code, 1)).hasSameSizeAs(broken);
  }

  @Test
  void a_compound_word_is_broken_at_its_hyphen() {
    int word = 1;
    while (!isOneLine(text("Joint-procurement", FACE, word))) {
      word++;
    }

    JRBasePrintText narrow = text("Joint-procurement", FACE, word - 1);

    assertThat(narrow.getTextHeight()).isBetween(20f, 30f);
  }

  private static boolean isOneLine(JRBasePrintText text) {
    return PlainText.isOneLine(text);
  }

  private static JRBasePrintText text(String words, String face, int width) {
    JRBasePrintText text = new JRBasePrintText(new JasperPrint().getDefaultStyleProvider());
    text.setText(words);
    text.setFontName(face);
    text.setFontSize(8f);
    text.setWidth(width);
    text.setHeight(300);
    JRTextMeasurerUtil.getInstance(DefaultJasperReportsContext.getInstance())
        .measureTextElement(text);
    text.setHeight((int) Math.ceil(text.getTextHeight()));
    return text;
  }

  /** One below the other, so many on a page. */
  private static byte[] drawn(List<JRBasePrintText> texts, int onPage) throws Exception {
    JasperPrint print = new JasperPrint();
    print.setName("names");
    print.setPageWidth(595);
    print.setPageHeight(14_000);
    int y = 0;
    for (int i = 0; i < texts.size(); i++) {
      JRBasePrintText text = texts.get(i);
      if (i % onPage == 0 || y + text.getHeight() > print.getPageHeight()) {
        print.addPage(new JRBasePrintPage());
        y = 0;
      }
      text.setY(y);
      y += text.getHeight();
      print.getPages().get(print.getPages().size() - 1).addElement(text);
    }
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    DocumentFacts facts = new DocumentFacts("t", "a", "s", Instant.EPOCH, "id", "ar", true);
    try (Scratch scratch = new Scratch()) {
      ReportEngine.export(List.of(print), scratch, facts, List.of(), List.of(), 0, out);
    }
    return out.toByteArray();
  }
}
