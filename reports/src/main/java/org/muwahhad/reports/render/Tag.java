package org.muwahhad.reports.render;

import com.lowagie.text.pdf.PdfArray;
import com.lowagie.text.pdf.PdfDictionary;
import com.lowagie.text.pdf.PdfIndirectReference;
import com.lowagie.text.pdf.PdfName;
import com.lowagie.text.pdf.PdfNumber;
import com.lowagie.text.pdf.PdfObject;
import com.lowagie.text.pdf.PdfWriter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An element of a structure tree (ISO 32000-1, 14.7.2). It knows its kids by reference only, so
 * that those which are complete can be written and forgotten.
 */
final class Tag extends PdfDictionary {
  private static final PdfName MARKED_CONTENT = new PdfName("MCR");
  private static final PdfName OBJECT = new PdfName("OBJR");
  private final PdfIndirectReference reference;
  private final List<Tag> unwritten = new ArrayList<>(0);
  private final PdfArray kids = new PdfArray();
  private @Nullable PdfIndirectReference page;

  /** The whole document. */
  Tag(PdfWriter writer, PdfIndirectReference root, PdfName role) {
    this.reference = writer.getPdfIndirectReference();
    put(PdfName.S, role);
    put(PdfName.P, root);
  }

  /** A part of another element, after those it has. */
  Tag(PdfWriter writer, Tag parent, PdfName role) {
    this(writer, parent.reference, role);
    parent.kids.add(reference);
    parent.unwritten.add(this);
  }

  PdfIndirectReference reference() {
    return reference;
  }

  /** What is marked on a page by a number is this, or a part of it. */
  void holds(int mark, PdfIndirectReference on) {
    if (page == null) {
      page = on;
      put(PdfName.PG, on);
    }
    if (page.getNumber() == on.getNumber()) {
      kids.add(new PdfNumber(mark));
      return;
    }
    PdfDictionary elsewhere = new PdfDictionary(MARKED_CONTENT);
    elsewhere.put(PdfName.PG, on);
    elsewhere.put(new PdfName("MCID"), new PdfNumber(mark));
    kids.add(elsewhere);
  }

  /** An annotation is this, or a part of it. */
  void holds(PdfIndirectReference annotation, PdfIndirectReference on) {
    PdfDictionary object = new PdfDictionary(OBJECT);
    object.put(PdfName.PG, on);
    object.put(new PdfName("Obj"), annotation);
    kids.add(object);
  }

  /** Writes the kids, which must be complete. */
  void writeKids(PdfWriter writer) {
    unwritten.forEach(kid -> kid.write(writer));
    unwritten.clear();
  }

  /** Writes the element and all that is below it. */
  void write(PdfWriter writer) {
    writeKids(writer);
    if (!kids.isEmpty()) {
      PdfObject only = kids.getPdfObject(0);
      put(PdfName.K, kids.size() == 1 && only instanceof PdfNumber ? only : kids);
    }
    try {
      writer.addToBody(this, reference);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
