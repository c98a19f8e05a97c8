package org.muwahhad.reports.render;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import net.sf.jasperreports.engine.DefaultJasperReportsContext;
import net.sf.jasperreports.engine.JRException;
import net.sf.jasperreports.engine.JRParameter;
import net.sf.jasperreports.engine.JasperFillManager;
import net.sf.jasperreports.engine.JasperPrint;
import net.sf.jasperreports.export.SimpleExporterInput;
import net.sf.jasperreports.export.SimpleOutputStreamExporterOutput;
import net.sf.jasperreports.pdf.JRPdfExporter;
import net.sf.jasperreports.pdf.SimplePdfExporterConfiguration;
import net.sf.jasperreports.pdf.type.PdfVersionEnum;
import net.sf.jasperreports.pdf.type.PdfaConformanceEnum;

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
   * @param text the words of the document's edition
   * @param parameters the template's own parameters
   * @param lines the document's lines, read once
   * @param facts what the document says about itself
   * @param figures the report's record, attached as JSON
   * @throws IOException when the stream can't be written
   */
  public void pdf(
      EditionText text,
      Map<String, Object> parameters,
      Stream<Line> lines,
      DocumentFacts facts,
      Record figures,
      OutputStream out)
      throws IOException {
    Attachment json =
        new Attachment("figures.json", "application/json", facts.subject(), RecordJson.of(figures));
    pdf(text, parameters, lines, facts, List.of(json), out);
  }

  /**
   * Writes the document; the stream is left open.
   *
   * @param attachments files inside the document
   * @throws IOException when the stream can't be written
   */
  void pdf(
      EditionText text,
      Map<String, Object> parameters,
      Stream<Line> lines,
      DocumentFacts facts,
      List<Attachment> attachments,
      OutputStream out)
      throws IOException {
    byte[] exported;
    List<SignaturePlace> signatures;
    try {
      JasperPrint pages = fill(text, parameters, lines);
      signatures = SignaturePlace.of(pages);
      exported = export(pages, facts);
    } catch (JRException e) {
      throw new IllegalStateException("The template can't print " + facts.id(), e);
    }
    ArchivalPdf.finish(exported, facts, attachments, signatures, out);
  }

  private JasperPrint fill(EditionText text, Map<String, Object> parameters, Stream<Line> lines)
      throws JRException {
    Map<String, Object> all = new HashMap<>(parameters);
    all.put(JRParameter.REPORT_RESOURCE_BUNDLE, text.bundle());
    all.put(JRParameter.REPORT_LOCALE, Locale.forLanguageTag(text.edition().language()));
    return JasperFillManager.getInstance(DefaultJasperReportsContext.getInstance())
        .fill(template.get(text.edition()), all, new LineSource(lines));
  }

  private static byte[] export(JasperPrint pages, DocumentFacts facts) throws JRException {
    SimplePdfExporterConfiguration configuration = new SimplePdfExporterConfiguration();
    configuration.setTagged(true);
    configuration.setTagLanguage(facts.language());
    configuration.setPdfVersion(PdfVersionEnum.VERSION_1_7);
    configuration.setPdfaConformance(PdfaConformanceEnum.PDFA_3A);
    configuration.setIccProfilePath(COLOUR_PROFILE);
    configuration.setMetadataTitle(facts.title());
    configuration.setDisplayMetadataTitle(true);
    ByteArrayOutputStream exported = new ByteArrayOutputStream(1 << 20);
    JRPdfExporter exporter = new JRPdfExporter(DefaultJasperReportsContext.getInstance());
    exporter.setConfiguration(configuration);
    exporter.setExporterInput(new SimpleExporterInput(pages));
    exporter.setExporterOutput(new SimpleOutputStreamExporterOutput(exported));
    exporter.exportReport();
    return exported.toByteArray();
  }
}
