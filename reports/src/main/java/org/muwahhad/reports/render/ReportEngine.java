package org.muwahhad.reports.render;

import java.io.IOException;
import java.io.OutputStream;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import net.sf.jasperreports.engine.DefaultJasperReportsContext;
import net.sf.jasperreports.engine.JRException;
import net.sf.jasperreports.engine.JRParameter;
import net.sf.jasperreports.engine.JasperFillManager;
import net.sf.jasperreports.engine.JasperPrint;
import net.sf.jasperreports.export.SimpleExporterInput;
import net.sf.jasperreports.export.SimpleOutputStreamExporterOutput;
import net.sf.jasperreports.pdf.SimplePdfExporterConfiguration;
import net.sf.jasperreports.pdf.type.PdfVersionEnum;
import net.sf.jasperreports.pdf.type.PdfaConformanceEnum;
import org.muwahhad.reports.Edition;

/**
 * Turns lines into a PDF/A-3a file: fills a compiled template, exports it tagged, and finishes it.
 * Safe for use by several threads.
 */
public final class ReportEngine {

  /** Written by {@link CompileTemplates}: the colour profile the file is described in. */
  static final String COLOUR_PROFILE = "org/muwahhad/reports/sRGB.icc";

  private final CompiledTemplate template;

  public ReportEngine(CompiledTemplate template) {
    this.template = template;
  }

  /**
   * Writes the document; the stream is left open.
   *
   * @throws IOException when the stream can't be written
   */
  public void pdf(Manuscript manuscript, OutputStream out) throws IOException {
    try (Scratch scratch = new Scratch()) {
      JasperPrint pages = fill(manuscript, scratch);
      export(
          List.of(pages),
          scratch,
          manuscript.facts(),
          manuscript.attachments(),
          List.of(),
          Integer.MAX_VALUE,
          out);
    }
  }

  /** The document as a part of a pack. */
  public PackedReport part(Function<Edition, Manuscript> manuscripts) {
    return new PackedReport(
        (edition, scratch) -> {
          Manuscript manuscript = manuscripts.apply(edition);
          return new PackedReport.PackPart(
              manuscript.facts().title(),
              manuscript.title(),
              fill(manuscript, scratch),
              manuscript.attachments());
        });
  }

  JasperPrint fill(Manuscript manuscript, Scratch scratch) {
    EditionText text = manuscript.text();
    Map<String, Object> all = new HashMap<>(manuscript.parameters());
    all.put(JRParameter.REPORT_VIRTUALIZER, scratch.pages());
    all.put(JRParameter.REPORT_RESOURCE_BUNDLE, text.bundle());
    all.put(JRParameter.REPORT_LOCALE, Locale.forLanguageTag(text.edition().language()));
    try {
      return JasperFillManager.getInstance(DefaultJasperReportsContext.getInstance())
          .fill(template.get(text.edition()), all, new LineSource(manuscript.lines()));
    } catch (JRException e) {
      throw new IllegalStateException("The template can't print " + manuscript.facts().id(), e);
    }
  }

  /**
   * Writes all prints as one file; each is a bookmark of its own where there are several.
   *
   * @param attachments files inside the document
   * @param links of the contents, in order
   * @param signable how many of the first signature blocks get fields to sign in
   */
  static void export(
      List<JasperPrint> prints,
      Scratch scratch,
      DocumentFacts facts,
      List<Attachment> attachments,
      List<ContentsLink> links,
      int signable,
      OutputStream out) {
    scratch.pagesAreFinal();
    PageExporter exporter = new PageExporter(facts, attachments, links);
    exporter.makeSignable(signable);
    exporter.setConfiguration(configuration(facts));
    exporter.setExporterInput(SimpleExporterInput.getInstance(prints));
    exporter.setExporterOutput(new SimpleOutputStreamExporterOutput(out));
    try {
      exporter.exportReport();
    } catch (JRException e) {
      throw new IllegalStateException("Can't be exported: " + facts.id(), e);
    }
  }

  private static SimplePdfExporterConfiguration configuration(DocumentFacts facts) {
    SimplePdfExporterConfiguration configuration = new SimplePdfExporterConfiguration();
    configuration.setTagged(true);
    configuration.setTagLanguage(facts.language());
    configuration.setPdfVersion(PdfVersionEnum.VERSION_1_7);
    configuration.setCompressed(true);
    configuration.setPdfaConformance(PdfaConformanceEnum.PDFA_3A);
    configuration.setIccProfilePath(COLOUR_PROFILE);
    configuration.setMetadataTitle(facts.title());
    configuration.setDisplayMetadataTitle(true);
    configuration.setCreatingBatchModeBookmarks(true);
    return configuration;
  }
}
