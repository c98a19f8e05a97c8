package org.muwahhad.reports.render;

import com.lowagie.text.Document;
import com.lowagie.text.DocumentException;
import com.lowagie.text.pdf.PdfAnnotation;
import com.lowagie.text.pdf.PdfDocument;
import com.lowagie.text.pdf.PdfIndirectObject;
import com.lowagie.text.pdf.PdfIndirectReference;
import com.lowagie.text.pdf.PdfName;
import com.lowagie.text.pdf.PdfNumber;
import com.lowagie.text.pdf.PdfObject;
import com.lowagie.text.pdf.PdfPage;
import com.lowagie.text.pdf.PdfStream;
import com.lowagie.text.pdf.PdfWriter;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.zip.InflaterInputStream;

/**
 * Writes a PDF file in one go, without its library's structure tree, which would be held as a whole
 * ({@link TagTree}), and with maps of glyphs that say base letters ({@link UnicodeMap}).
 */
final class ArchivalWriter extends PdfWriter {
  private static final byte[] MAP = "/CIDInit".getBytes(StandardCharsets.US_ASCII);
  private final Runnable atTheEnd;
  private boolean closing;

  private ArchivalWriter(PdfDocument pages, OutputStream out, Runnable atTheEnd) {
    super(pages, out);
    this.atTheEnd = atTheEnd;
  }

  /**
   * A writer of a document.
   *
   * @param atTheEnd is done when all pages are written
   */
  static ArchivalWriter of(Document document, OutputStream out, Runnable atTheEnd)
      throws DocumentException {
    PdfDocument pages = new PdfDocument();
    pages.setTextRenderingOptions(document.getTextRenderingOptions());
    document.addDocListener(pages);
    ArchivalWriter writer = new ArchivalWriter(pages, out, atTheEnd);
    pages.addWriter(writer);
    writer.setCloseStream(false);
    return writer;
  }

  /** The library need not keep a tree as well. */
  @Override
  public void setTagged() {}

  @Override
  public void close() {
    atTheEnd.run();
    closing = true;
    super.close();
  }

  /**
   * Packs objects with others, but for pages, annotations and what leads to them: who reads a few
   * of those, as to sign the file, need not unpack the structure tree.
   */
  @Override
  public PdfIndirectObject addToBody(PdfObject object, PdfIndirectReference reference)
      throws IOException {
    if (object instanceof PdfPage page) {
      page.put(PdfName.STRUCTPARENTS, new PdfNumber(getCurrentPageNumber() - 1));
      page.put(PdfName.TABS, PdfName.S);
      return super.addToBody(object, reference, false);
    }
    return super.addToBody(object, reference, !closing && !(object instanceof PdfAnnotation));
  }

  @Override
  public PdfIndirectObject addToBody(PdfObject object) throws IOException {
    return super.addToBody(
        object.getClass() == PdfStream.class ? withBaseLetters((PdfStream) object) : object,
        !closing);
  }

  private static PdfStream withBaseLetters(PdfStream stream) throws IOException {
    ByteArrayOutputStream packed = new ByteArrayOutputStream();
    stream.writeContent(packed);
    if (!PdfName.FLATEDECODE.equals(stream.get(PdfName.FILTER))) {
      return stream;
    }
    try (InflaterInputStream content =
        new InflaterInputStream(new ByteArrayInputStream(packed.toByteArray()))) {
      byte[] start = content.readNBytes(MAP.length);
      if (!Arrays.equals(start, MAP)) {
        return stream;
      }
      ByteArrayOutputStream whole = new ByteArrayOutputStream();
      whole.write(start);
      content.transferTo(whole);
      PdfStream map = new PdfStream(UnicodeMap.withBaseLetters(whole.toByteArray()));
      map.flateCompress();
      return map;
    }
  }
}
