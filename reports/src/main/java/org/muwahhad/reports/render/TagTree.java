package org.muwahhad.reports.render;

import com.lowagie.text.pdf.PdfAnnotation;
import com.lowagie.text.pdf.PdfArray;
import com.lowagie.text.pdf.PdfBoolean;
import com.lowagie.text.pdf.PdfDictionary;
import com.lowagie.text.pdf.PdfIndirectReference;
import com.lowagie.text.pdf.PdfName;
import com.lowagie.text.pdf.PdfNumber;
import com.lowagie.text.pdf.PdfNumberTree;
import com.lowagie.text.pdf.PdfObject;
import com.lowagie.text.pdf.PdfWriter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.TreeMap;

/**
 * The structure tree of a document while its pages are written, with the table that leads from what
 * is on each page to its element (ISO 32000-1, 14.7.4.4). The library's own keeps every element of
 * every page until the end; of this one only what is not in a table stays.
 */
final class TagTree {
  /** Annotations are numbered from here; pages from 0, as the library numbers them. */
  private static final int ANNOTATIONS = 1 << 24;

  private static final PdfName MARK = new PdfName("MCID");
  private static final PdfName STRUCT_PARENT = new PdfName("StructParent");
  private final PdfWriter writer;
  private final PdfIndirectReference root;
  private final Tag document;
  private final TreeMap<Integer, PdfIndirectReference> parents = new TreeMap<>();
  private PdfArray marks = new PdfArray();
  private int page;
  private int annotations = ANNOTATIONS;

  TagTree(PdfWriter writer) {
    this.writer = writer;
    this.root = writer.getPdfIndirectReference();
    this.document = new Tag(writer, root, new PdfName("Document"));
    this.page = writer.getCurrentPageNumber();
  }

  Tag document() {
    return document;
  }

  /** Begins what is an element, or a part of it, on the current page. */
  void begin(Tag tag, PdfName role) {
    if (page != writer.getCurrentPageNumber()) {
      endPage();
    }
    PdfDictionary mark = new PdfDictionary();
    mark.put(MARK, new PdfNumber(marks.size()));
    tag.holds(marks.size(), writer.getPageReference(page));
    marks.add(tag.reference());
    writer.getDirectContent().beginMarkedContentSequence(role, mark, true);
  }

  /** An annotation of the current page is an element, or a part of it. */
  void annotate(Tag tag, PdfAnnotation annotation) {
    tag.holds(
        annotation.getIndirectReference(), writer.getPageReference(writer.getCurrentPageNumber()));
    annotation.put(STRUCT_PARENT, new PdfNumber(annotations));
    parents.put(annotations++, tag.reference());
  }

  private void endPage() {
    if (!marks.isEmpty()) {
      PdfIndirectReference all = writer.getPdfIndirectReference();
      write(marks, all);
      parents.put(page - 1, all);
      marks = new PdfArray();
    }
    page = writer.getCurrentPageNumber();
  }

  /** Writes what is left; the document has no further page. */
  void finish() {
    endPage();
    document.write(writer);
    PdfDictionary tree = new PdfDictionary(PdfName.STRUCTTREEROOT);
    tree.put(PdfName.K, document.reference());
    PdfIndirectReference numbers = writer.getPdfIndirectReference();
    try {
      write(PdfNumberTree.writeTree(parents, writer), numbers);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    tree.put(PdfName.PARENTTREE, numbers);
    tree.put(new PdfName("ParentTreeNextKey"), new PdfNumber(annotations));
    write(tree, root);
    PdfDictionary catalog = writer.getExtraCatalog();
    catalog.put(PdfName.STRUCTTREEROOT, root);
    PdfDictionary marked = new PdfDictionary();
    marked.put(PdfName.MARKED, PdfBoolean.PDFTRUE);
    catalog.put(PdfName.MARKINFO, marked);
  }

  private void write(PdfObject object, PdfIndirectReference reference) {
    try {
      writer.addToBody(object, reference);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
