package org.muwahhad.reports.render;

import com.lowagie.text.Font;
import com.lowagie.text.Rectangle;
import com.lowagie.text.pdf.PdfAnnotation;
import com.lowagie.text.pdf.PdfArray;
import com.lowagie.text.pdf.PdfDictionary;
import com.lowagie.text.pdf.PdfFormField;
import com.lowagie.text.pdf.PdfName;
import com.lowagie.text.pdf.PdfNull;
import com.lowagie.text.pdf.PdfNumber;
import com.lowagie.text.pdf.PdfObject;
import com.lowagie.text.pdf.PdfString;
import com.lowagie.text.pdf.PdfTemplate;
import com.lowagie.text.pdf.PdfWriter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.text.AttributedCharacterIterator.Attribute;
import java.util.Collection;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import net.sf.jasperreports.engine.DefaultJasperReportsContext;
import net.sf.jasperreports.engine.JRException;
import net.sf.jasperreports.engine.JRLineBox;
import net.sf.jasperreports.engine.JRPrintElement;
import net.sf.jasperreports.engine.JRPrintFrame;
import net.sf.jasperreports.engine.JRPrintText;
import net.sf.jasperreports.engine.util.JRStyledText;
import net.sf.jasperreports.pdf.JRPdfExporter;
import net.sf.jasperreports.pdf.common.PdfProducer;
import net.sf.jasperreports.pdf.common.PdfTaggerFactory;
import org.jspecify.annotations.Nullable;

/**
 * Writes pages one after the other, to a file that can be archived: with places to sign in, named
 * {@code signature-1} and so on, where the pages have signature blocks, and with lines of the
 * contents that lead to their pages. Each of both stands in the structure tree (ISO 14289-1, 7.18).
 * {@link ShortVowels} are left out of what is drawn.
 */
final class PageExporter extends JRPdfExporter {
  private final StructureTagger tagger = new StructureTagger();
  private final DocumentFacts facts;
  private final List<Attachment> attachments;
  private final Iterator<ContentsLink> links;
  private @Nullable LineWriter lines;
  private int placesToSign;
  private int places;

  /**
   * An exporter of one document.
   *
   * @param attachments files inside the document
   * @param links of the contents, in order
   */
  PageExporter(DocumentFacts facts, List<Attachment> attachments, List<ContentsLink> links) {
    super(DefaultJasperReportsContext.getInstance());
    this.facts = facts;
    this.attachments = attachments;
    this.links = links.iterator();
  }

  /** Gives that many of the first signature blocks fields to sign in. */
  void makeSignable(int blocks) {
    placesToSign = blocks;
  }

  @Override
  protected PdfProducer createPdfProducer() {
    return new PageProducer(createPdfProducerContext(), this::finish);
  }

  @Override
  protected PdfTaggerFactory getPdfTaggerFactory(Boolean tagged) {
    return exporter -> tagger;
  }

  private PageProducer producer() {
    return (PageProducer) pdfProducer;
  }

  private PdfWriter writer() {
    return producer().getPdfWriter();
  }

  private void finish() {
    ArchivalFacts archival = new ArchivalFacts(facts, writer());
    archival.describe();
    try {
      archival.attach(attachments);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    tagger.finish();
  }

  @Override
  protected void exportElements(Collection<JRPrintElement> elements)
      throws IOException, JRException {
    super.exportElements(TableHeads.followed(elements));
  }

  @Override
  public void exportFrame(JRPrintFrame frame) throws IOException, JRException {
    super.exportFrame(frame);
    if (places < placesToSign && SignaturePlace.isPlace(frame)) {
      sign(SignaturePlace.of(frame, getCurrentPageFormat().getPageHeight()));
    } else if (links.hasNext() && TagRole.of(frame) == TagRole.CONTENTS) {
      link(frame, links.next());
    }
  }

  @Override
  public void exportText(JRPrintText text) {
    int top = getCurrentPageFormat().getPageHeight() - text.getY() - getOffsetY();
    if (lines().write(text, text.getX() + getOffsetX(), top)) {
      return;
    }
    JRLineBox box = text.getLineBox();
    producer().breakWithin(text.getWidth() - box.getLeftPadding() - box.getRightPadding());
    String words = text.getOriginalText();
    if (words == null || !ShortVowels.areIn(words)) {
      super.exportText(text);
      return;
    }
    text.setText(ShortVowels.without(words));
    try {
      super.exportText(text);
    } finally {
      text.setText(words);
    }
  }

  private LineWriter lines() {
    LineWriter known = lines;
    if (known == null) {
      known = new LineWriter(producer(), tagger, new Styles());
      lines = known;
    }
    return known;
  }

  /** As the library finds them out for each text. */
  private final class Styles implements LineWriter.Styling {
    @Override
    public JRStyledText of(JRPrintText text) {
      return styledTextUtil.getProcessedStyledText(text, noBackcolorSelector, null);
    }

    @Override
    public Font font(JRPrintText text, Map<Attribute, Object> attributes) {
      return producer().getFont(attributes, getTextLocale(text));
    }
  }

  private void sign(SignaturePlace place) {
    PdfFormField field = PdfFormField.createSignature(writer());
    field.setWidget(
        new Rectangle(
            place.left(),
            place.bottom(),
            place.left() + place.width(),
            place.bottom() + place.height()),
        null);
    field.setFieldName("signature-" + ++places);
    field.setUserName(place.who());
    field.setFlags(PdfAnnotation.FLAGS_PRINT);
    // PDF/A asks for an appearance of what is on the page, be it an empty one.
    field.setAppearance(
        PdfAnnotation.APPEARANCE_NORMAL,
        PdfTemplate.createTemplate(writer(), place.width(), place.height()));
    field.setPage();
    tagger.startSignature(field);
    writer().addAnnotation(field);
  }

  private void link(JRPrintFrame line, ContentsLink link) {
    float top = getCurrentPageFormat().getPageHeight() - line.getY();
    PdfAnnotation annotation =
        new PdfAnnotation(
            writer(),
            new Rectangle(line.getX(), top - line.getHeight(), line.getX() + line.getWidth(), top));
    annotation.put(PdfName.SUBTYPE, PdfName.LINK);
    annotation.put(PdfName.CONTENTS, new PdfString(link.words(), PdfObject.TEXT_UNICODE));
    annotation.setFlags(PdfAnnotation.FLAGS_PRINT);
    PdfDictionary border = new PdfDictionary();
    border.put(PdfName.W, new PdfNumber(0));
    annotation.put(PdfName.BS, border);
    PdfArray destination = new PdfArray(writer().getPageReference(link.page() + 1));
    destination.add(PdfName.XYZ);
    destination.add(new PdfNumber(0));
    destination.add(new PdfNumber(Math.round(link.height())));
    destination.add(PdfNull.PDFNULL);
    annotation.put(PdfName.DEST, destination);
    annotation.setPage();
    tagger.link(annotation);
    writer().addAnnotation(annotation);
  }
}
