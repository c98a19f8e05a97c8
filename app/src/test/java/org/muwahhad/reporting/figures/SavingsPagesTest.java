package org.muwahhad.reporting.figures;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.interactive.documentnavigation.outline.PDOutlineItem;
import org.apache.pdfbox.pdmodel.interactive.documentnavigation.outline.PDOutlineNode;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.muwahhad.Browserless;
import org.muwahhad.TestApp;
import org.muwahhad.demo.LoadedDemo;

/** A minister reads of a savings report what was saved first, and not more than eight pages. */
@Tag("long")
class SavingsPagesTest {
  private static final TestApp APP = LoadedDemo.app();
  private static final String LARGEST =
      APP.ask(
          """
          SELECT a.tender_id FROM award a JOIN award_allocation x ON x.award_id = a.id
           WHERE a.status = 'active' GROUP BY a.tender_id ORDER BY COUNT(*) DESC LIMIT 1""");

  @ParameterizedTest
  @CsvSource({"ENGLISH,What was saved,How it is calculated", "ARABIC,الوفر المحقق,طريقة الاحتساب"})
  void the_percentage_stands_on_page_one_and_at_most_eight_pages_come_before_the_annexes(
      String edition, String first, String method) throws IOException {
    byte[] pdf =
        PrintedFigures.file(reader(), "/reports/savings/" + LARGEST + "/" + edition + "/PDF");
    try (PDDocument paper = Loader.loadPDF(pdf)) {
      Map<String, Integer> pages = sections(paper);
      List<String> titles = new ArrayList<>(pages.keySet());
      String annex =
          titles.stream().filter(t -> t.matches(".*(Annex|الملحق) 1.*")).findFirst().get();

      assertThat(titles.get(0)).endsWith(first);
      assertThat(pages.get(titles.get(0))).isZero();
      assertThat(page(paper, 1)).contains("%");
      assertThat(pages.get(annex)).isLessThanOrEqualTo(8);
      assertThat(titles.get(titles.indexOf(annex) - 1)).endsWith(method);
      assertThat(titles).hasSize(titles.indexOf(annex) + 2);
    }
  }

  private static Browserless reader() {
    return Browserless.ofDemo(APP, "buyer");
  }

  /** The sections with the pages they begin on, from 0. */
  private static Map<String, Integer> sections(PDDocument paper) throws IOException {
    Map<String, Integer> pages = new LinkedHashMap<>();
    add(paper, paper.getDocumentCatalog().getDocumentOutline(), pages);
    return pages;
  }

  private static void add(PDDocument paper, PDOutlineNode node, Map<String, Integer> pages)
      throws IOException {
    for (PDOutlineItem item : node.children()) {
      pages.put(item.getTitle(), paper.getPages().indexOf(item.findDestinationPage(paper)));
      add(paper, item, pages);
    }
  }

  private static String page(PDDocument paper, int number) throws IOException {
    PDFTextStripper text = new PDFTextStripper();
    text.setStartPage(number);
    text.setEndPage(number);
    return text.getText(paper);
  }
}
