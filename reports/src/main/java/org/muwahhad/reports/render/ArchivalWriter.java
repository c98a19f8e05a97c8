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
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.zip.InflaterInputStream;
import org.jspecify.annotations.Nullable;

/**
 * Writes a PDF file in one go, without its library's structure tree, which would be held as a whole
 * ({@link TagTree}), and with maps of glyphs that say base letters ({@link UnicodeMap}).
 */
final class ArchivalWriter extends PdfWriter {
  private static final byte[] MAP = "/CIDInit".getBytes(StandardCharsets.US_ASCII);
  private final Runnable atTheEnd;
  private final List<DeferredAnnotation> annotations = new ArrayList<>();
  private boolean closing;

  /** An annotation that is written when all pages are. */
  private record DeferredAnnotation(PdfAnnotation annotation, PdfIndirectReference reference) {}

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
    writeAnnotations();
    super.close();
  }

  private void writeAnnotations() {
    try {
      for (DeferredAnnotation waiting : annotations) {
        super.addToBody(waiting.annotation(), waiting.reference(), false);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * Packs objects with others, but for pages, annotations and what leads to them: who reads a few
   * of those, as to sign the file, need not unpack the structure tree.
   *
   * <p>Annotations wait for the end of the file. Readers built on Poppler take the number of a pack
   * of objects for a place in the file, and drop a signature field with a long name, or a link with
   * a long text, in which such a place would lie; at the end there are more bytes before them than
   * the file has objects.
   *
   * @return null for an annotation, as the library asks for none
   */
  @Override
  public @Nullable PdfIndirectObject addToBody(PdfObject object, PdfIndirectReference reference)
      throws IOException {
    if (object instanceof PdfAnnotation annotation) {
      annotations.add(new DeferredAnnotation(annotation, reference));
      return null;
    }
    if (object instanceof PdfPage page) {
      page.put(PdfName.STRUCTPARENTS, new PdfNumber(getCurrentPageNumber() - 1));
      page.put(PdfName.TABS, PdfName.S);
      return super.addToBody(object, reference, false);
    }
    return super.addToBody(object, reference, !closing);
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
