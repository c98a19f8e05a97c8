package org.muwahhad.reports.render;

import com.lowagie.text.Document;
import com.lowagie.text.DocumentException;
import com.lowagie.text.Font;
import com.lowagie.text.pdf.BaseFont;
import com.lowagie.text.pdf.PdfContentByte;
import com.lowagie.text.pdf.PdfWriter;
import java.io.OutputStream;
import java.security.SecureRandom;
import java.text.AttributedCharacterIterator.Attribute;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import net.sf.jasperreports.engine.JRException;
import net.sf.jasperreports.engine.PrintPageFormat;
import net.sf.jasperreports.pdf.classic.ClassicDocument;
import net.sf.jasperreports.pdf.classic.ClassicPdfContent;
import net.sf.jasperreports.pdf.classic.ClassicPdfOutline;
import net.sf.jasperreports.pdf.classic.ClassicPdfProducer;
import net.sf.jasperreports.pdf.classic.ClassicPdfWriter;
import net.sf.jasperreports.pdf.classic.ClassicTextChunk;
import net.sf.jasperreports.pdf.common.PdfContent;
import net.sf.jasperreports.pdf.common.PdfDocument;
import net.sf.jasperreports.pdf.common.PdfDocumentWriter;
import net.sf.jasperreports.pdf.common.PdfOutlineEntry;
import net.sf.jasperreports.pdf.common.PdfProducerContext;
import net.sf.jasperreports.pdf.common.PdfTextChunk;
import org.jspecify.annotations.Nullable;

/** Puts {@link ArchivalWriter} in the place of the library's writer. */
final class PageProducer extends ClassicPdfProducer {
  private static final SecureRandom ALWAYS_THE_SAME = new AlwaysTheSame();
  private final Runnable atTheEnd;
  private @Nullable Document document;
  private @Nullable PdfWriter writer;
  private @Nullable ClassicPdfContent content;
  private float columnWidth;

  PageProducer(PdfProducerContext context, Runnable atTheEnd) {
    super(context);
    this.atTheEnd = atTheEnd;
  }

  /** The name of a font's subset begins with letters drawn by it (ISO 32000-1, 9.6.4). */
  private static final class AlwaysTheSame extends SecureRandom {
    private static final long serialVersionUID = 1L;

    @Override
    public double nextDouble() {
      return 0.5;
    }
  }

  @Override
  public Font getFont(Map<Attribute, Object> attributes, Locale locale) {
    Font font = super.getFont(attributes, locale);
    BaseFont face = font.getBaseFont();
    if (face != null) {
      face.setSecureRandom(ALWAYS_THE_SAME);
    }
    return font;
  }

  /** Says how wide the column of the next texts is, in points. */
  void breakWithin(float width) {
    columnWidth = width;
  }

  @Override
  public PdfTextChunk createChunk(String text, Map<Attribute, Object> attributes, Locale locale) {
    ClassicTextChunk created = (ClassicTextChunk) super.createChunk(text, attributes, locale);
    Font font = created.getChunk().getFont();
    created
        .getChunk()
        .setSplitCharacter(
            new LineBreaks(font.getCalculatedBaseFont(false), font.getSize(), columnWidth));
    return created;
  }

  @Override
  public PdfDocument createDocument(PrintPageFormat format) {
    ClassicDocument created = (ClassicDocument) super.createDocument(format);
    document = created.getDocument();
    return created;
  }

  @Override
  public PdfDocumentWriter createWriter(OutputStream out) throws JRException {
    try {
      writer = ArchivalWriter.of(Objects.requireNonNull(document), out, atTheEnd);
    } catch (DocumentException e) {
      throw new JRException(e);
    }
    return new ClassicPdfWriter(this, writer);
  }

  @Override
  public PdfWriter getPdfWriter() {
    return Objects.requireNonNull(writer);
  }

  @Override
  public PdfContent createPdfContent() {
    content = new ClassicPdfContent(getPdfWriter(), getContext().getCMYKColorSpace());
    return content;
  }

  @Override
  public PdfContent getPdfContent() {
    return Objects.requireNonNull(content);
  }

  @Override
  public PdfContentByte getPdfContentByte() {
    return Objects.requireNonNull(content).getPdfContentByte();
  }

  @Override
  public void newPage() {
    Objects.requireNonNull(document).newPage();
    Objects.requireNonNull(content).refreshContent();
  }

  @Override
  public PdfOutlineEntry getRootOutline() {
    return new ClassicPdfOutline(getPdfContentByte().getRootOutline());
  }
}
