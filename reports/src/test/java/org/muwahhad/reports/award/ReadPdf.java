package org.muwahhad.reports.award;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.documentinterchange.logicalstructure.PDStructureElement;
import org.apache.pdfbox.pdmodel.documentinterchange.logicalstructure.PDStructureNode;
import org.apache.pdfbox.pdmodel.documentinterchange.markedcontent.PDMarkedContent;
import org.apache.pdfbox.text.PDFMarkedContentExtractor;
import org.apache.pdfbox.text.PDFTextStripper;
import org.apache.pdfbox.text.TextPosition;
import org.jspecify.annotations.Nullable;
import org.verapdf.gf.foundry.VeraGreenfieldFoundryProvider;
import org.verapdf.pdfa.Foundries;
import org.verapdf.pdfa.PDFAParser;
import org.verapdf.pdfa.flavours.PDFAFlavour;
import org.verapdf.pdfa.results.TestAssertion;
import org.verapdf.pdfa.results.ValidationResult;

/** Looks into a finished PDF as readers, archives and screen readers do. */
public final class ReadPdf {

  private final byte[] file;

  /** Opened once, with its fonts; it holds memory and nothing that has to be closed. */
  private @Nullable PDDocument opened;

  /** Read once: every glyph of every page is looked at for it. */
  private @Nullable List<Told> told;

  public ReadPdf(byte[] file) {
    this.file = file;
  }

  /** What the standard asks for and the file lacks; empty when it conforms. */
  public List<String> violations(PDFAFlavour... flavours) throws Exception {
    VeraGreenfieldFoundryProvider.initialise();
    try (PDFAParser parser =
            Foundries.defaultInstance().createParser(new ByteArrayInputStream(file), flavours[0]);
        var validator = Foundries.defaultInstance().createValidator(List.of(flavours))) {
      List<ValidationResult> results = validator.validateAll(parser);
      if (results.size() != flavours.length) {
        throw new IllegalStateException("Validated " + results.size() + " flavours");
      }
      return results.stream()
          .filter(result -> !result.isCompliant())
          .flatMap(
              result ->
                  result.getTestAssertions().stream()
                      .filter(test -> test.getStatus() == TestAssertion.Status.FAILED)
                      .map(test -> test.getRuleId().getClause() + " " + test.getMessage()))
          .distinct()
          .toList();
    }
  }

  private PDDocument document() throws IOException {
    PDDocument known = opened;
    if (known == null) {
      known = Loader.loadPDF(file);
      opened = known;
    }
    return known;
  }

  public int pages() throws IOException {
    return document().getNumberOfPages();
  }

  /** The text as a reader copies it, in one line. */
  public String text() throws IOException {
    return squeezed(new PDFTextStripper().getText(document()));
  }

  public static String squeezed(String text) {
    return Normalizer.normalize(text, Normalizer.Form.NFKC)
        .replaceAll("[\\u200e\\u200f\\u202a-\\u202e\\u2066-\\u2069]", "")
        .replaceAll("\\s+", " ");
  }

  /** How often each tag stands in the structure tree. */
  public Map<String, Integer> tags() throws IOException {
    PDDocument document = document();
    Map<String, Integer> counts = new TreeMap<>();
    walk(
        document.getDocumentCatalog().getStructureTreeRoot(),
        element -> counts.merge(element.getStructureType(), 1, Integer::sum));
    return counts;
  }

  /** The alternative texts of figures. */
  public List<String> figures() throws IOException {
    PDDocument document = document();
    List<String> texts = new ArrayList<>();
    walk(
        document.getDocumentCatalog().getStructureTreeRoot(),
        element -> {
          if ("Figure".equals(element.getStructureType())) {
            texts.add(String.valueOf(element.getAlternateDescription()));
          }
        });
    return texts;
  }

  /** The scopes of head cells. */
  public List<String> scopes() throws IOException {
    PDDocument document = document();
    List<String> scopes = new ArrayList<>();
    walk(
        document.getDocumentCatalog().getStructureTreeRoot(),
        element -> {
          if ("TH".equals(element.getStructureType())) {
            COSDictionary attributes =
                (COSDictionary) element.getCOSObject().getDictionaryObject("A");
            scopes.add(attributes.getNameAsString("Scope"));
          }
        });
    return scopes;
  }

  private interface Visit {
    void element(PDStructureElement element);
  }

  private static void walk(PDStructureNode node, Visit visit) {
    for (Object kid : node.getKids()) {
      if (kid instanceof PDStructureElement element) {
        visit.element(element);
        walk(element, visit);
      }
    }
  }

  /**
   * One text of the structure tree.
   *
   * @param tag its tag
   * @param exact what it says
   * @param drawn the glyphs on the page, in the order of drawing
   * @param page from one
   * @param left where it begins, in points from the left edge
   */
  public record Told(String tag, String exact, String drawn, int page, float left) {}

  /** Every text, in the order a screen reader speaks. */
  public List<Told> told() throws IOException {
    List<Told> known = told;
    if (known == null) {
      known = List.copyOf(readTold());
      told = known;
    }
    return known;
  }

  private List<Told> readTold() throws IOException {
    PDDocument document = document();
    List<Map<Integer, List<TextPosition>>> marks = new ArrayList<>();
    Map<COSDictionary, Integer> pages = new IdentityHashMap<>();
    for (PDPage page : document.getPages()) {
      pages.put(page.getCOSObject(), marks.size());
      marks.add(marksOf(page));
    }
    List<Told> all = new ArrayList<>();
    walk(
        document.getDocumentCatalog().getStructureTreeRoot(),
        element -> tell(pages, marks, element, all));
    return all;
  }

  /** The exact text of the whole document, in the order a screen reader speaks. */
  public String spoken() throws IOException {
    StringBuilder spoken = new StringBuilder();
    for (Told text : told()) {
      spoken.append(text.exact()).append('\n');
    }
    return spoken.toString();
  }

  private static void tell(
      Map<COSDictionary, Integer> pages,
      List<Map<Integer, List<TextPosition>>> marks,
      PDStructureElement element,
      List<Told> told) {
    StringBuilder drawn = new StringBuilder();
    float left = Float.MAX_VALUE;
    int page =
        element.getPage() == null ? -1 : pages.getOrDefault(element.getPage().getCOSObject(), -1);
    for (Object kid : element.getKids()) {
      if (kid instanceof Integer mark && page >= 0) {
        for (TextPosition glyph : marks.get(page).getOrDefault(mark, List.of())) {
          drawn.append(glyph.getUnicode());
          left = Math.min(left, glyph.getX());
        }
      }
    }
    if (drawn.length() > 0 || element.getActualText() != null) {
      String exact = Objects.requireNonNullElse(element.getActualText(), drawn.toString());
      told.add(new Told(element.getStructureType(), exact, drawn.toString(), page + 1, left));
    }
  }

  private static Map<Integer, List<TextPosition>> marksOf(PDPage page) throws IOException {
    PDFMarkedContentExtractor extractor = new PDFMarkedContentExtractor();
    extractor.setSuppressDuplicateOverlappingText(false);
    extractor.processPage(page);
    Map<Integer, List<TextPosition>> marks = new HashMap<>();
    for (PDMarkedContent content : extractor.getMarkedContents()) {
      List<TextPosition> glyphs =
          marks.computeIfAbsent(content.getMCID(), mark -> new ArrayList<>());
      for (Object part : content.getContents()) {
        if (part instanceof TextPosition glyph) {
          glyphs.add(glyph);
        }
      }
    }
    return marks;
  }

  /** Pages on which these words do not stand so often. */
  public List<Integer> pagesWithout(String words, int times) throws IOException {
    List<Integer> pages = new ArrayList<>();
    PDDocument document = document();
    PDFTextStripper stripper = new PDFTextStripper();
    for (int page = 1; page <= document.getNumberOfPages(); page++) {
      stripper.setStartPage(page);
      stripper.setEndPage(page);
      if (squeezed(stripper.getText(document)).split(Pattern.quote(squeezed(words)), -1).length
          <= times) {
        pages.add(page);
      }
    }
    return pages;
  }

  /**
   * Texts whose drawn glyphs are not the letters they should be: cut off, or drawn as something
   * else. Compares the letters on the page with the exact text each one carries, in any order.
   */
  public List<Told> cutOff() throws IOException {
    return told().stream()
        .filter(text -> !letters(text.drawn()).equals(letters(text.exact())))
        .toList();
  }

  /** How often each letter and digit occurs; marks are drawn over letters and may be joined. */
  private static Map<Integer, Integer> letters(String text) {
    Map<Integer, Integer> counts = new HashMap<>();
    Normalizer.normalize(text, Normalizer.Form.NFKC)
        .codePoints()
        .filter(Character::isLetterOrDigit)
        .forEach(letter -> counts.merge(letter, 1, Integer::sum));
    return counts;
  }

  /** Where a head cell begins, in points from the left edge. */
  float leftOfHead(String head) throws IOException {
    return told().stream()
        .filter(text -> text.tag().equals("TH") && text.exact().equals(head))
        .findFirst()
        .orElseThrow()
        .left();
  }

  /** The attached file. */
  String attachment(String name) throws IOException {
    PDDocument document = document();
    var files = document.getDocumentCatalog().getNames().getEmbeddedFiles().getNames();
    return new String(
        Objects.requireNonNull(files.get(name)).getEmbeddedFile().toByteArray(),
        java.nio.charset.StandardCharsets.UTF_8);
  }
}
